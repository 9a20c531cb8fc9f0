package redress.platform.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the journal knows of a stored event besides its payload.
 *
 * @param position dense position in this service's journal, from 1, in commit order
 * @param sequence position in its own stream, from 0
 * @param recordedAt when it was recorded, by the service's clock
 * @param actor {@code role:id} of who caused it
 * @param leafHash SHA-256 over the stored fields, hexadecimal
 * @param traceparent the place in a trace at which it was caused; null where nobody traced
 */
public record Fact(
        long position,
        String eventId,
        String streamType,
        String streamId,
        long sequence,
        String name,
        String revision,
        Instant recordedAt,
        String actor,
        @Nullable String correlationId,
        @Nullable String causationId,
        String leafHash,
        @Nullable String traceparent) {

    public Fact(
            long position,
            String eventId,
            String streamType,
            String streamId,
            long sequence,
            String name,
            String revision,
            Instant recordedAt,
            String actor,
            @Nullable String correlationId,
            @Nullable String causationId,
            String leafHash) {
        this(
                position,
                eventId,
                streamType,
                streamId,
                sequence,
                name,
                revision,
                recordedAt,
                actor,
                correlationId,
                causationId,
                leafHash,
                null);
    }

    /** As projections see it, live and in rebuilds alike: without the leaf hash. */
    public Fact bare() {
        return new Fact(
                position,
                eventId,
                streamType,
                streamId,
                sequence,
                name,
                revision,
                recordedAt,
                actor,
                correlationId,
                causationId,
                "");
    }
}
