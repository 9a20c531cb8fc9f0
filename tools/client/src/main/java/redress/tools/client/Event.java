package redress.tools.client;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * One piece of news as it stood on Kafka.
 *
 * @param name {@code DisputeOpened}, of the type {@code redress.dispute.DisputeOpened.v1}
 * @param sequence its dense position in the journal of the service that published it
 * @param orderId the message's key
 * @param time when it happened, on the system's clock
 */
public record Event(
        String topic,
        int partition,
        long offset,
        String name,
        String id,
        long sequence,
        String orderId,
        Instant time,
        JsonNode data) {

    /** The text at {@code field}. @throws Unexpected where there is none */
    public String text(String field) {
        var value = data.path(field);
        if (!value.isString()) throw new Unexpected(name + " with a text called \"" + field + "\"", data.toString());
        return value.asString();
    }

    public boolean is(String other) {
        return name.equals(other);
    }
}
