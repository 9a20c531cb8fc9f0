package redress.platform.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The table of a projection: {@code key}, {@code row} as JSON, {@code position} of the last event folded into it. */
final class ProjectionTable<R> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private static final int CHUNK = 5_000;

    /** A row with the position it stands at. */
    record Row<R>(String key, R row, long position) {}

    private final String name;
    private final Class<R> type;
    private final JsonMapper mapper;
    private final String select;
    private final String upsert;

    ProjectionTable(Projection<R> projection, JsonMapper mapper) {
        this.name = projection.name();
        if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("not a table name: " + name);
        this.type = projection.row();
        this.mapper = mapper;
        this.select = "select key, row, position from " + name + " where key = any(?::text[])";
        this.upsert = """
                insert into %1$s (key, row, position)
                select r.key, r.row::jsonb, r.position from unnest(?::text[], ?::text[], ?::bigint[]) as r (key, row, position)
                on conflict (key) do update set row = excluded.row, position = excluded.position
                where %1$s.position < excluded.position""".formatted(name);
    }

    /** For the transaction of a batch: begins when no rebuild is at work, and holds up the next one until the commit. */
    void share(Connection connection) throws SQLException {
        lock(connection, "pg_advisory_xact_lock_shared");
    }

    /** For the transaction of a rebuild: begins when no batch is at work, and holds up the next ones until the commit. */
    void hold(Connection connection) throws SQLException {
        lock(connection, "pg_advisory_xact_lock");
    }

    private void lock(Connection connection, String how) throws SQLException {
        try (var statement = connection.prepareStatement("select %s(hashtextextended(?, 0))".formatted(how))) {
            statement.setString(1, "projection " + name);
            statement.executeQuery().close();
        }
    }

    Map<String, Row<R>> read(Connection connection, Collection<String> keys) throws SQLException {
        var rows = new HashMap<String, Row<R>>();
        try (var statement = connection.prepareStatement(select)) {
            statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next())
                    rows.put(
                            row.getString(1),
                            new Row<>(row.getString(1), mapper.readValue(row.getString(2), type), row.getLong(3)));
            }
        }
        return rows;
    }

    /** Everything in the table becomes {@code rows}, within the caller's transaction. */
    void replace(Connection connection, Collection<Row<R>> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("delete from " + name);
        }
        var all = List.copyOf(rows);
        for (int from = 0; from < all.size(); from += CHUNK)
            write(connection, all.subList(from, Math.min(all.size(), from + CHUNK)));
    }

    void write(Connection connection, List<Row<R>> rows) throws SQLException {
        if (rows.isEmpty()) return;
        var keys = new String[rows.size()];
        var json = new String[rows.size()];
        var positions = new Long[rows.size()];
        for (int i = 0; i < keys.length; i++) {
            var row = rows.get(i);
            keys[i] = row.key();
            json[i] = mapper.writeValueAsString(row.row());
            positions[i] = row.position();
        }
        try (var statement = connection.prepareStatement(upsert)) {
            statement.setArray(1, connection.createArrayOf("text", keys));
            statement.setArray(2, connection.createArrayOf("text", json));
            statement.setArray(3, connection.createArrayOf("int8", positions));
            statement.executeUpdate();
        }
    }
}
