package redress.tools.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.Entry;
import redress.platform.journal.EventNames;
import redress.platform.journal.Fact;
import redress.platform.journal.JsonUpcaster;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A journal of three jars, each filled thrice; whatever is done to it behind the writer's back is found. The third jar was
 * filled in the days when jars were measured in cups, four to the litre.
 */
class TouchedJournals {

    sealed interface JarEvent {
        @Revision("2")
        record Filled(String jar, int litres) implements JarEvent {}

        record Emptied(String jar) implements JarEvent {}
    }

    record Level(int litres) {}

    static final class JarShelf implements Projection<Level> {
        @Override
        public String name() {
            return "jar_shelf";
        }

        @Override
        public Class<Level> row() {
            return Level.class;
        }

        @Override
        public Optional<String> key(Object event, Fact fact) {
            return Optional.of(fact.streamId());
        }

        @Override
        public Level evolve(@Nullable Level before, Object event, Fact fact) {
            return switch ((JarEvent) event) {
                case JarEvent.Filled filled ->
                    new Level(Objects.requireNonNullElse(before, new Level(0)).litres + filled.litres);
                case JarEvent.Emptied ignored -> new Level(0);
            };
        }
    }

    static final class Jars implements Rebuildable {
        @Override
        public String service() {
            return "jars";
        }

        @Override
        public EventNames events() {
            return EventNames.of("jar", JarEvent.class);
        }

        @Override
        public List<Projection<?>> projections() {
            return List.of(new JarShelf());
        }

        @Override
        public List<EventUpcaster> upcasters() {
            return List.of(JsonUpcaster.of("jar/filled", "1", "2", filled -> {
                var cups = ((ObjectNode) filled).remove("cups").asInt();
                return ((ObjectNode) filled).put("litres", cups / 4);
            }));
        }
    }

    private static EmbeddedDatabase database;
    private static ServiceDatabase service;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.temporary();
        service = database.createService("jars");
        Flyway.configure()
                .dataSource(
                        service.url(), service.owner().user(), service.owner().password())
                .locations("classpath:db/platform")
                .placeholders(Map.of(
                        "appRole", service.app().user(),
                        "auditRole", service.audit().user()))
                .load()
                .migrate();
        asSuperuser("create table jar_shelf (key text primary key, row jsonb not null, position bigint not null)");
        asSuperuser("grant select on jar_shelf to " + service.audit().user());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void three_jars() throws SQLException {
        asSuperuser("alter table journal disable trigger all");
        asSuperuser("alter table journal_head disable trigger all");
        asSuperuser("truncate journal, jar_shelf, token_entry");
        asSuperuser("update journal_head set position = 9");
        try (var connection = database.connect(service.name())) {
            long position = 0;
            for (int sequence = 0; sequence < 3; sequence++)
                for (var jar : List.of("jar_a", "jar_b", "jar_c")) insert(connection, ++position, jar, sequence);
        }
        for (var jar : List.of("jar_a", "jar_b", "jar_c"))
            asSuperuser("insert into jar_shelf values ('" + jar + "', '{\"litres\": 6}', "
                    + (7 + "abc".indexOf(jar.charAt(4))) + ")");
        asSuperuser(
                "insert into token_entry (processor_name, segment, token) values ('jar_shelf', 0, convert_to('{\"globalIndex\":9}', 'UTF8'))");
    }

    @Test
    void an_untouched_journal_is_sound_and_its_view_is_what_the_log_says() throws SQLException {
        var report = verify();
        assertTrue(report.sound(), () -> report.findings().toString());
        assertEquals(9, report.events());
        assertEquals(3, report.streams());
        assertEquals(List.of(), replay().findings());
        assertEquals(3, replay().rows());
    }

    @Test
    void a_changed_payload_breaks_its_leaf_hash() throws SQLException {
        asSuperuser("update journal set payload = replace(payload, '2', '9') where position = 5");
        found("position 5", "leaf hash");
    }

    @Test
    void a_changed_actor_breaks_its_leaf_hash() throws SQLException {
        asSuperuser("update journal set metadata = '{\"actor\":\"buyer:usr_other\"}' where position = 4");
        found("position 4", "leaf hash");
    }

    @Test
    void a_deleted_row_leaves_a_gap_and_a_torn_stream() throws SQLException {
        asSuperuser("delete from journal where position = 5");
        found("position 6", "1 missing");
        found("position 8", "from number 0 to 2");
    }

    @Test
    void a_cut_off_end_is_told_by_the_head() throws SQLException {
        asSuperuser("delete from journal where position > 7");
        found("head", "the last event is at 7");
    }

    @Test
    void two_rows_that_changed_places_are_out_of_order_in_their_stream() throws SQLException {
        asSuperuser("update journal set position = -1 where position = 1");
        asSuperuser("update journal set position = 1 where position = 4");
        asSuperuser("update journal set position = 4 where position = -1");
        found("position 1", "begins with number 1");
    }

    @Test
    void a_view_that_was_changed_by_hand_differs_from_the_log() throws SQLException {
        asSuperuser("update jar_shelf set row = '{\"litres\": 600}' where key = 'jar_b'");
        assertEquals(
                "jar_shelf jar_b: litres is 600, the log says 6",
                replay().findings().getFirst().toString());
    }

    @Test
    void a_row_that_nothing_made_and_one_that_is_missing_are_both_named() throws SQLException {
        asSuperuser("update jar_shelf set key = 'jar_z' where key = 'jar_c'");
        var findings = replay().findings();
        assertEquals(2, findings.size());
        assertTrue(findings.get(0).toString().contains("jar_c: should be there since position 3"), findings::toString);
        assertTrue(findings.get(1).toString().contains("jar_z: is live"), findings::toString);
    }

    @Test
    void a_view_that_is_only_behind_is_not_wrong() throws SQLException {
        asSuperuser("update jar_shelf set row = '{\"litres\": 3}', position = 4 where key = 'jar_a'");
        var report = replay();
        assertEquals(List.of(), report.findings());
        assertEquals(1, report.late());
    }

    @Test
    void a_view_that_is_behind_and_wrong_is_found_all_the_same() throws SQLException {
        asSuperuser("update jar_shelf set row = '{\"litres\": 4}', position = 4 where key = 'jar_a'");
        assertEquals(1, replay().findings().size());
    }

    @Test
    void the_auditor_can_read_and_nothing_else() throws SQLException {
        try (var auditor = auditor();
                var statement = auditor.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("insert into jar_shelf values ('x', '{}', 1)"));
        }
        for (var change : List.of(
                "update journal set payload = ''",
                "delete from journal",
                "truncate journal",
                "update journal_head set position = 100"))
            try (var auditor = auditor();
                    var statement = auditor.createStatement()) {
                assertThrows(SQLException.class, () -> statement.execute(change), change);
            }
    }

    private static void found(String where, String what) throws SQLException {
        var report = verify();
        assertFalse(report.sound());
        assertTrue(
                report.findings().stream()
                        .anyMatch(one -> one.where().equals(where) && one.what().contains(what)),
                () -> report.findings().toString());
    }

    private static Verification.Report verify() throws SQLException {
        try (var auditor = auditor()) {
            return Verification.of(auditor);
        }
    }

    private static Replay.Report replay() throws SQLException {
        try (var auditor = auditor()) {
            return Replay.of(new Jars(), auditor).getFirst();
        }
    }

    private static Connection auditor() throws SQLException {
        var connection = DriverManager.getConnection(
                service.url(), service.audit().user(), service.audit().password());
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }

    private static void insert(Connection connection, long position, String jar, int sequence) throws SQLException {
        boolean inCups = jar.equals("jar_c");
        var entry = new Entry(
                "jar",
                jar,
                sequence,
                "jar/filled",
                inCups ? "1" : "2",
                "evt_" + position,
                Entry.text(Instant.EPOCH.plusSeconds(position)),
                "{\"actor\":\"system:rule_test\"}",
                inCups
                        ? "{\"jar\":\"%s\",\"cups\":%d}".formatted(jar, 4 * (sequence + 1))
                        : "{\"jar\":\"%s\",\"litres\":%d}".formatted(jar, sequence + 1));
        try (var statement =
                connection.prepareStatement("insert into journal values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, position);
            statement.setString(2, entry.streamType());
            statement.setString(3, entry.streamId());
            statement.setLong(4, entry.sequence());
            statement.setString(5, entry.name());
            statement.setString(6, entry.revision());
            statement.setString(7, entry.eventId());
            statement.setString(8, entry.recordedAt());
            statement.setString(9, entry.metadata());
            statement.setString(10, entry.payload());
            statement.setBytes(11, entry.leafHash());
            statement.executeUpdate();
        }
    }

    private static void asSuperuser(String sql) {
        try (var connection = database.connect(service.name());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
