package redress.platform.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL 18 on 127.0.0.1, as durable as a production one: {@code fsync}, {@code synchronous_commit} and
 * {@code full_page_writes} are on. Its folder is kept or temporary, its port fixed or free. What a killed run left
 * behind (a running postmaster, a stale lock, a half-made data directory) is put right when it starts again.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final int ATTEMPTS = 3;

    private final Folder folder;
    private final EmbeddedPostgres postgres;
    private @Nullable OnExit onExit;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(Folder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** Empty, on a free port, deleted when closed. */
    public static EmbeddedDatabase temporary() {
        return settings().start();
    }

    /**
     * Deletes what a database kept in this folder, after stopping it if a killed run left it behind.
     *
     * @throws IllegalStateException when another process uses the folder
     */
    public static void discard(Path folder) {
        if (!Files.exists(folder)) return;
        try (var locked = Folder.kept(folder)) {
            Folder.stopLeftoverPostmaster(locked.path().resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folder.delete(folder);
    }

    /** Settings to start from; as they are: temporary, on a free port. */
    public static Settings settings() {
        return new Settings();
    }

    public int port() {
        return postgres.getPort();
    }

    /** JDBC address of a database, without credentials. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The superuser: for set-up and for tests that look behind the scenes. */
    public Login superuser() {
        return new Login("postgres", "postgres");
    }

    /** A new connection as superuser. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                url(database), superuser().user(), superuser().password());
    }

    /** The postmaster; its sessions and workers are its children. */
    public ProcessHandle process() {
        return Folder.postmaster(folder.path().resolve("data"))
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL has stopped; it said: see " + output()));
    }

    /** What PostgreSQL said while it ran. */
    public Path output() {
        return folder.path().resolve("postgres.log");
    }

    /**
     * Database {@code redress_NAME} with its roles {@code redress_NAME_owner}, {@code redress_NAME} and
     * {@code redress_audit}, made where they are missing.
     *
     * @param service lower-case letters, digits and underscores
     */
    public ServiceDatabase createService(String service) {
        if (!NAME.matcher(service).matches()) throw new IllegalArgumentException("Not a service's name: " + service);
        var name = "redress_" + service;
        var owner = new Login(name + "_owner", "local-only");
        var app = new Login(name, "local-only");
        var audit = new Login("redress_audit", "local-only");
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            for (var login : List.of(owner, app, audit)) createRole(statement, login);
            if (!exists(statement, "select 1 from pg_database where datname = '" + name + "'"))
                statement.execute("create database " + name + " owner " + owner.user());
            statement.execute("revoke all on database " + name + " from public");
            statement.execute("grant connect on database " + name + " to " + app.user() + ", " + audit.user());
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database " + name, e);
        }
        return new ServiceDatabase(name, url(name), owner, app, audit);
    }

    private static void createRole(Statement statement, Login login) throws SQLException {
        // several services may be created at once, and all of them want the audit role
        statement.execute("""
                do $$ begin
                  if not exists (select 1 from pg_roles where rolname = '%1$s') then
                    create role %1$s login password '%2$s';
                  end if;
                exception when duplicate_object or unique_violation then null;
                end $$""".formatted(login.user(), login.password()));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    /** Stops PostgreSQL; a temporary one is deleted. */
    @Override
    public void close() {
        if (onExit != null) onExit.cancel();
        stop();
    }

    private void stop() {
        if (closed.getAndSet(true)) return;
        try {
            postgres.close();
            Folder.stopLeftoverPostmaster(folder.path().resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.close();
        }
    }

    /** Where and how to run. */
    public static final class Settings {

        private final Map<String, String> server = new LinkedHashMap<>();
        private int port;
        private Path directory = Path.of("");
        private boolean stopsByItself = true;

        private Settings() {
            server.put("fsync", "on");
            server.put("synchronous_commit", "on");
            server.put("full_page_writes", "on");
            server.put("listen_addresses", "127.0.0.1");
            server.put("max_connections", "200");
            server.put("shared_buffers", "64MB");
            if (!Folder.onWindows()) server.put("unix_socket_directories", "''");
        }

        /** Keep everything in this folder, and go on from what is in it. */
        public Settings keptIn(Path folder) {
            directory = folder;
            return this;
        }

        /** A fixed port; 0 for a free one. */
        public Settings port(int fixed) {
            port = fixed;
            return this;
        }

        /** Do not stop when the JVM ends: whoever starts it closes it, in an order of their own. */
        public Settings stoppedByItsOwner() {
            stopsByItself = false;
            return this;
        }

        /** A PostgreSQL server setting. */
        public Settings with(String setting, String value) {
            server.put(setting, value);
            return this;
        }

        /**
         * @throws PortInUse when the fixed port is taken
         * @throws IllegalStateException when another process uses the folder, or PostgreSQL does not start; the message
         *     says what it said
         */
        public EmbeddedDatabase start() {
            if ("root".equals(System.getProperty("user.name"))
                    && !Folder.onWindows()
                    && !LinuxUtils.isUnshareAvailable())
                throw new IllegalStateException(
                        "PostgreSQL refuses to run as root, and this machine does not let it run"
                                + " in a user namespace (unshare -U): run as an ordinary user.");
            var folder = directory.equals(Path.of("")) ? Folder.temporary("postgres") : Folder.kept(directory);
            try {
                var database = new EmbeddedDatabase(folder, start(folder));
                if (stopsByItself) database.onExit = OnExit.run("postgres-stop", database::stop);
                return database;
            } catch (IOException e) {
                folder.close();
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                folder.close();
                throw e;
            }
        }

        private EmbeddedPostgres start(Folder folder) throws IOException {
            var data = folder.path().resolve("data");
            var complete = folder.path().resolve("initialised");
            var output = folder.path().resolve("postgres.log");
            if (!Files.exists(complete)) Folder.delete(data);
            for (int attempt = 1; ; attempt++) {
                Folder.stopLeftoverPostmaster(data);
                Files.deleteIfExists(
                        data.resolve("epg-lock")); // held for ever by an attempt that failed; ours is above
                int chosen = port == 0 ? Ports.free() : port;
                if (!Ports.isFree(chosen)) throw new PortInUse(chosen);
                try {
                    var postgres = launch(data, output, chosen, attempt);
                    if (!Files.exists(complete)) Files.createFile(complete);
                    return postgres;
                } catch (IOException | IllegalStateException e) {
                    if (attempt == ATTEMPTS)
                        throw new IllegalStateException("PostgreSQL did not start; it said: " + lastLines(output), e);
                }
            }
        }

        private EmbeddedPostgres launch(Path data, Path output, int chosen, int attempt) throws IOException {
            var builder = EmbeddedPostgres.builder()
                    .setPort(chosen)
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(Folder.ofThisUser("postgres").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(20L * attempt))
                    .setLocaleConfig("locale", "C")
                    .setOutputRedirector(Redirect.appendTo(output.toFile()))
                    .setErrorRedirector(Redirect.appendTo(output.toFile()));
            server.forEach(builder::setServerConfig);
            return builder.start();
        }

        private static String lastLines(Path output) throws IOException {
            if (!Files.exists(output)) return "nothing";
            var lines = Files.readAllLines(output);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
        }
    }
}
