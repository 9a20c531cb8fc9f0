/** The screens that need a list: the refund tracker of an order. */
@NullMarked
package redress.refund.projection;

import org.jspecify.annotations.NullMarked;
