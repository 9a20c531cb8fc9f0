/** The promises that are kept over time: what is due happens, though nobody does anything. */
@NullMarked
package redress.order.saga;

import org.jspecify.annotations.NullMarked;
