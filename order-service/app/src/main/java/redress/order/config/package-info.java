/** order-service as a running thing: what it brings to the platform. */
@NullMarked
package redress.order.config;

import org.jspecify.annotations.NullMarked;
