/** What the world hears of claims, and what this service hears of disputes. The only place that knows published events. */
@NullMarked
package redress.mediation.messaging;

import org.jspecify.annotations.NullMarked;
