package redress.platform.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/** A row of the journal as it will be stored; its position is given at the commit. */
public record Entry(
        String streamType,
        String streamId,
        long sequence,
        String name,
        String revision,
        String eventId,
        String recordedAt,
        String metadata,
        String payload) {

    private static final DateTimeFormatter MICROS = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    /** The text of an instant in the journal: UTC, always six decimals. */
    public static String text(Instant instant) {
        return MICROS.format(instant);
    }

    public byte[] leafHash() {
        return LeafHash.of(streamType, streamId, sequence, name, revision, eventId, recordedAt, metadata, payload);
    }
}
