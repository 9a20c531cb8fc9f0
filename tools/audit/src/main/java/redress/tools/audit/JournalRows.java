package redress.tools.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import redress.platform.journal.RawEntry;

/** A journal as it is stored, row by row in the order of its positions, in constant memory. */
final class JournalRows {

    private JournalRows() {}

    /** The connection must be in a transaction: a cursor lives in one, and what is compared must be of one moment. */
    static void each(Connection snapshot, Consumer<RawEntry> to) throws SQLException {
        try (var statement =
                snapshot.prepareStatement("select " + RawEntry.COLUMNS + " from journal order by position")) {
            statement.setFetchSize(2_000);
            try (var row = statement.executeQuery()) {
                while (row.next()) to.accept(RawEntry.of(row));
            }
        }
    }
}
