/** What the world hears of disputes, and what this service hears of orders, verdicts and refunds. The only place that knows published events. */
@NullMarked
package redress.dispute.messaging;

import org.jspecify.annotations.NullMarked;
