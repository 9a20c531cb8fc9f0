/** HTTP words in, a command or a question out. */
@NullMarked
package redress.refund.api;

import org.jspecify.annotations.NullMarked;
