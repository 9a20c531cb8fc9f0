/** What the world hears of orders, and what this service hears of disputes and refunds. The only place that knows published events. */
@NullMarked
package redress.order.messaging;

import org.jspecify.annotations.NullMarked;
