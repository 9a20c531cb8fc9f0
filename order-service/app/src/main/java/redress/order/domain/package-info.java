/** The order: what was bought, and how far it has come from placing to completion. Knows nothing of web, SQL or Kafka. */
@NullMarked
package redress.order.domain;

import org.jspecify.annotations.NullMarked;
