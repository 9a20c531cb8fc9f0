/** Planted: breaks a rule on purpose. */
@NullMarked
package redress.order.planted;

import org.jspecify.annotations.NullMarked;
