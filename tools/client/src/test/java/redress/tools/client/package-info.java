/** The client against a small HTTP server and a real broker. */
@NullMarked
package redress.tools.client;

import org.jspecify.annotations.NullMarked;
