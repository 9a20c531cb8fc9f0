package redress.platform.messages;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What a record on a topic turned out to be. */
sealed interface Reading {

    ConsumerRecord<byte[], byte[]> record();

    /** SHA-256 of all that a message says; the same message announced twice has the same. */
    String hash();

    /** What must stay in order: the order id; the record's place where it has no usable key. */
    String chain();

    /**
     * Something this service listens to, checked and decoded.
     *
     * @param sequence its position in the speaker's journal, which grows from message to message of a key
     */
    record News(
            ConsumerRecord<byte[], byte[]> record,
            String hash,
            String chain,
            String source,
            String id,
            String type,
            @Nullable Long sequence,
            @Nullable String correlationId,
            @Nullable String traceparent,
            @Nullable String recordedTime,
            Subscriptions.Heard<?> heard,
            Object data)
            implements Reading {}

    /** Well-formed, but of a type nobody here asked for. */
    record Unasked(ConsumerRecord<byte[], byte[]> record, String hash, String chain, String type) implements Reading {}

    /** Not usable as it is. */
    record Poison(
            ConsumerRecord<byte[], byte[]> record,
            String hash,
            String chain,
            @Nullable String source,
            @Nullable String id,
            @Nullable String type,
            String reason,
            String detail)
            implements Reading {}
}
