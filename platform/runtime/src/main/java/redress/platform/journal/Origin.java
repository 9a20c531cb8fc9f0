package redress.platform.journal;

import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;

/**
 * Where a command comes from; becomes {@code actor}, {@code correlationId} and {@code causationId} in the metadata of its events.
 *
 * @param actor {@code role:id}, as {@link Actor#toString()} writes it
 * @param correlationId the same along everything that one deed set in motion
 * @param causationId id of what caused this command: a request, a neighbour's event; null: the command itself
 * @param traceparent where it belongs in a trace, as {@link TraceParent} writes it; null where nobody traces
 */
public record Origin(
        String actor,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    public static final String ACTOR = "actor";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";

    public static final String TRACEPARENT = "traceparent";

    public Origin(String actor, String correlationId, @Nullable String causationId) {
        this(actor, correlationId, causationId, null);
    }

    public static Origin of(Actor actor, String correlationId) {
        return new Origin(actor.toString(), correlationId, null);
    }
}
