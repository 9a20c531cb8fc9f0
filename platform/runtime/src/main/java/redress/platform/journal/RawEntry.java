package redress.platform.journal;

import java.util.HexFormat;

/** A row of the journal exactly as it is stored, its leaf hash in hexadecimal, for those who prove, copy or verify it. */
public record RawEntry(
        long position,
        String streamType,
        String streamId,
        long sequence,
        String name,
        String revision,
        String eventId,
        String recordedAt,
        String metadata,
        String payload,
        String leafHash) {

    /** Recomputed from the stored fields; equals {@link #leafHash} unless someone touched the row. */
    public String recomputedHash() {
        return HexFormat.of()
                .formatHex(LeafHash.of(
                        streamType, streamId, sequence, name, revision, eventId, recordedAt, metadata, payload));
    }
}
