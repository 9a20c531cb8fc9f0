/** The promises kept over time: every approved refund reaches the provider and is followed until it is made. */
@NullMarked
package redress.refund.saga;

import org.jspecify.annotations.NullMarked;
