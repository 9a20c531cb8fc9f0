/** What mediation-service publishes: one record per event, as its JSON Schema says. Records only; no dependencies. */
@NullMarked
package redress.mediation.events;

import org.jspecify.annotations.NullMarked;
