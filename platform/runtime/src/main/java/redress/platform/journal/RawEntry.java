package redress.platform.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** The columns that {@link #of} reads, in its order. */
    public static final String COLUMNS =
            "position, stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload, leaf_hash";

    /** The row that a query for {@link #COLUMNS} stands at. */
    public static RawEntry of(ResultSet row) throws SQLException {
        return new RawEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                HexFormat.of().formatHex(row.getBytes(11)));
    }

    /** Recomputed from the stored fields; equals {@link #leafHash} unless someone touched the row. */
    public String recomputedHash() {
        return HexFormat.of()
                .formatHex(LeafHash.of(
                        streamType, streamId, sequence, name, revision, eventId, recordedAt, metadata, payload));
    }
}
