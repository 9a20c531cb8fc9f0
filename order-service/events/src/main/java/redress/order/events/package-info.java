/** What order-service publishes: one record per event, as its JSON Schema says. Records only; no dependencies. */
@NullMarked
package redress.order.events;

import org.jspecify.annotations.NullMarked;
