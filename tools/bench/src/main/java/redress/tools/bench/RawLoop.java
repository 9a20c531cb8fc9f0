package redress.tools.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import redress.platform.embedded.ServiceDatabase;

/** What PostgreSQL gives a plain program: sixteen connections, each inserting one row and committing it, again and again. */
final class RawLoop {

    private static final String TEXT = "x".repeat(230);
    private static final String METADATA = "m".repeat(110);

    private RawLoop() {}

    /** The table has the journal's columns and its three unique indexes; positions come from a sequence. */
    static void createTable(ServiceDatabase database) throws SQLException {
        try (var connection = database.connect(database.owner());
                var statement = connection.createStatement()) {
            statement.execute("""
                    create table if not exists raw_row (
                      position bigint generated always as identity primary key,
                      stream_type text not null, stream_id text not null, sequence bigint not null, name text not null,
                      revision text not null, event_id text not null unique, recorded_at text not null,
                      metadata text not null, payload text not null, leaf_hash bytea not null,
                      unique (stream_id, sequence))""");
            statement.execute("grant all on raw_row to " + database.app().user());
        }
    }

    static Load.Measured run(Cpu cpu, ServiceDatabase database, int connections, double warm, double seconds)
            throws SQLException, InterruptedException {
        List<Connection> open = new ArrayList<>();
        List<PreparedStatement> statements = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                var connection = DriverManager.getConnection(
                        database.url() + "?prepareThreshold=1",
                        database.app().user(),
                        database.app().password());
                open.add(connection);
                statements.add(
                        connection.prepareStatement(
                                "insert into raw_row (stream_type, stream_id, sequence, name, revision, event_id, recorded_at, metadata, payload, leaf_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
            }
            return Load.run(cpu, connections, warm, seconds, (client, n) -> insert(statements.get(client)));
        } finally {
            for (var connection : open) connection.close();
        }
    }

    private static void insert(PreparedStatement statement) throws SQLException {
        statement.setString(1, "ticket");
        statement.setString(2, UUID.randomUUID().toString());
        statement.setLong(3, 0);
        statement.setString(4, "ticket/ticket-opened");
        statement.setString(5, "1");
        statement.setString(6, UUID.randomUUID().toString());
        statement.setString(7, "2026-11-22T10:00:00.000000Z");
        statement.setString(8, METADATA);
        statement.setString(9, TEXT);
        statement.setBytes(10, new byte[32]);
        statement.executeUpdate();
    }
}
