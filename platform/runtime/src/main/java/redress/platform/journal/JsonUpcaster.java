package redress.platform.journal;

import java.util.function.UnaryOperator;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;

/**
 * Reads an event as if it had been stored in its next revision. The journal keeps what was stored; only the reading changes,
 * everywhere alike: aggregates, processors, rebuilds and the auditor's replay.
 *
 * <pre>{@code
 * JsonUpcaster.of("dispute/offer-made", "1", "2", json -> ((ObjectNode) json).put("channel", "APP"));
 * }</pre>
 */
public final class JsonUpcaster extends SingleEventUpcaster {

    private final SerializedType from;
    private final SerializedType to;
    private final UnaryOperator<JsonNode> change;

    private JsonUpcaster(SerializedType from, SerializedType to, UnaryOperator<JsonNode> change) {
        this.from = from;
        this.to = to;
        this.change = change;
    }

    /**
     * @param event its class-free name, {@code dispute/offer-made}
     * @param change makes the next revision's payload of the older one's, which it may change in place
     */
    public static JsonUpcaster of(String event, String revision, String nextRevision, UnaryOperator<JsonNode> change) {
        return new JsonUpcaster(
                new SimpleSerializedType(event, revision), new SimpleSerializedType(event, nextRevision), change);
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation stored) {
        return stored.getType().equals(from);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation stored) {
        return stored.upcastPayload(to, JsonNode.class, change);
    }
}
