package redress.tools.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.function.Consumer;
import redress.platform.journal.RawEntry;

/** A journal as it is stored, row by row in the order of its positions, in constant memory. */
final class JournalRows {

    private JournalRows() {}

    /** The connection must be in a transaction: a cursor lives in one, and what is compared must be of one moment. */
    static void each(Connection snapshot, Consumer<RawEntry> to) throws SQLException {
        try (var statement = snapshot.prepareStatement("""
                select position, stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload, leaf_hash
                from journal order by position""")) {
            statement.setFetchSize(2_000);
            try (var row = statement.executeQuery()) {
                while (row.next())
                    to.accept(new RawEntry(
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
                            HexFormat.of().formatHex(row.getBytes(11))));
            }
        }
    }
}
