/** order-service: orders from placing to completion. */
@NullMarked
package redress.order;

import org.jspecify.annotations.NullMarked;
