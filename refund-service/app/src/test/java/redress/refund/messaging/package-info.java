/** What the neighbours tell us and what we tell them; the only place that knows Kafka's vocabulary. */
@NullMarked
package redress.refund.messaging;

import org.jspecify.annotations.NullMarked;
