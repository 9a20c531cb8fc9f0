package redress.platform.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningADatabase {

    @TempDir
    Path folder;

    @Test
    void it_is_durable_and_listens_on_this_machine_only() throws SQLException {
        try (var database = EmbeddedDatabase.temporary();
                var connection = database.connect("postgres")) {
            for (var durable : List.of("fsync", "synchronous_commit", "full_page_writes"))
                assertEquals("on", ask(connection, "show " + durable), durable);
            assertEquals("127.0.0.1", ask(connection, "show listen_addresses"));
            assertTrue(ask(connection, "show server_version").startsWith("18"));
        }
    }

    @Test
    void a_service_gets_a_database_an_owner_and_an_app_that_cannot_create_tables() throws SQLException {
        try (var database = EmbeddedDatabase.temporary()) {
            var order = database.createService("order");
            assertEquals(order, database.createService("order"), "asked again, nothing changes");
            var dispute = database.createService("dispute");

            assertEquals("redress_order", order.name());
            try (var owner = order.connect(order.owner())) {
                owner.createStatement().execute("create table note (text text)");
                owner.createStatement().execute("grant select, insert on note to redress_order");
                owner.createStatement().execute("grant select on note to redress_audit");
            }
            try (var app = order.connect(order.app())) {
                app.createStatement().execute("insert into note values ('kept')");
                assertRefused(app, "create table other (text text)");
                assertRefused(app, "delete from note");
            }
            try (var audit = order.connect(order.audit())) {
                assertEquals("kept", ask(audit, "select text from note"));
                assertRefused(audit, "insert into note values ('forged')");
            }
            assertThrows(SQLException.class, () -> dispute.connect(order.app()), "another service's database");
        }
    }

    @Test
    void a_kept_folder_goes_on_where_it_stopped_and_serves_one_at_a_time() throws SQLException {
        try (var database = EmbeddedDatabase.settings().keptIn(folder).start()) {
            execute(database, "create table note as select 1 as number");
            var second = EmbeddedDatabase.settings().keptIn(folder);
            assertThrows(IllegalStateException.class, second::start);
        }
        try (var database = EmbeddedDatabase.settings().keptIn(folder).start();
                var connection = database.connect("postgres")) {
            assertEquals("1", ask(connection, "select number from note"));
        }
    }

    @Test
    void a_fixed_port_that_is_taken_is_named() {
        try (var first = EmbeddedDatabase.temporary()) {
            var second = EmbeddedDatabase.settings().port(first.port());
            assertEquals(
                    first.port(), assertThrows(PortInUse.class, second::start).port());
        }
    }

    @Test
    void a_postmaster_left_behind_by_a_killed_jvm_is_stopped_and_its_commits_are_there() throws Exception {
        long postmaster = leaveRunning();
        assertTrue(runs(postmaster), "PostgreSQL survives the JVM that started it");

        try (var database = EmbeddedDatabase.settings().keptIn(folder).start();
                var connection = database.connect("postgres")) {
            assertEquals("1", ask(connection, "select number from note"));
            assertFalse(runs(postmaster));
        }
    }

    @Test
    void a_killed_postmaster_is_recovered_from() throws Exception {
        long postmaster = leaveRunning();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();

        try (var database = EmbeddedDatabase.settings().keptIn(folder).start();
                var connection = database.connect("postgres")) {
            assertEquals("1", ask(connection, "select number from note"));
        }
    }

    @Test
    void a_first_start_that_was_interrupted_half_way_begins_again() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data").resolve("postgresql.conf"), "half of a data directory");
        try (var database = EmbeddedDatabase.settings().keptIn(folder).start()) {
            execute(database, "select 1");
        }
    }

    /** A dead process that nobody has waited for is still listed, but has no program any more. */
    private static boolean runs(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }

    /** Starts a database in a JVM of its own and kills that JVM; returns the process id of the surviving PostgreSQL. */
    private long leaveRunning() throws Exception {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandoned.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = jvm.inputReader()) {
            var line = said.readLine();
            while (line != null && !line.equals("ready")) line = said.readLine();
            assertEquals("ready", line);
            jvm.destroyForcibly();
            assertTrue(jvm.waitFor(2, TimeUnit.MINUTES));
        }
        return Long.parseLong(Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"))
                .getFirst()
                .strip());
    }

    private static void assertRefused(Connection connection, String statement) {
        var refused = assertThrows(
                SQLException.class, () -> connection.createStatement().execute(statement), statement);
        assertEquals("42501", refused.getSQLState(), statement);
    }

    private static void execute(EmbeddedDatabase database, String statement) throws SQLException {
        try (var connection = database.connect("postgres")) {
            connection.createStatement().execute(statement);
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** The program that is killed. */
    static final class Abandoned {

        private Abandoned() {}

        public static void main(String[] args) throws Exception {
            var database = EmbeddedDatabase.settings().keptIn(Path.of(args[0])).start();
            execute(database, "create table note as select 1 as number");
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }
}
