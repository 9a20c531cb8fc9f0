/** The embedded database and broker, started, stopped and killed. */
@NullMarked
package redress.platform.embedded;

import org.jspecify.annotations.NullMarked;
