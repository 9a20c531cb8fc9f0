package redress.tools.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import redress.platform.projection.Rebuildable;

/**
 * {@code audit verify} and {@code audit replay}: reads journals with a role that can only read, and exits 0 only if
 * everything was as it must be, 1 if something was not, 2 if it could not look.
 */
public final class Audit {

    private static final String USAGE = """
            Usage: redress audit verify|replay [--service NAME]… [--host HOST] [--port PORT] [--user ROLE] [--password-file FILE]
                                                [--ssl-mode MODE] [--ssl-root-cert FILE]

              verify   recompute every leaf hash; check that positions are dense and streams contiguous
              replay   verify, then rebuild the views from the log alone and compare them with the live ones

              --service        order, dispute, mediation or refund; all of them without it
              --host, --port   PostgreSQL; 127.0.0.1 and 25432, the local system's, without them
              --user           a role that may only read; redress_audit without it
              --password-file  file that holds its password; the local system's without it
              --ssl-mode       disable, prefer, require, verify-ca or verify-full; prefer without it
              --ssl-root-cert  file with the certificates that verify-ca and verify-full believe
            """;

    private final PrintStream out;

    private Audit(PrintStream out) {
        this.out = out;
    }

    /** @return 0 sound, 1 something was found, 2 it could not be looked at */
    public static int run(String... args) {
        return new Audit(System.out).audit(args);
    }

    private record Options(
            boolean replay,
            List<String> services,
            String host,
            int port,
            String user,
            String password,
            Map<String, String> ssl) {

        static Options of(String... args) throws IOException {
            if (args.length == 0) throw new IllegalArgumentException("Say verify or replay.");
            var services = new ArrayList<String>();
            var host = "127.0.0.1";
            int port = 25432;
            var user = "redress_audit";
            var password = "local-only";
            var ssl = new HashMap<String, String>();
            boolean replay = switch (args[0]) {
                case "verify" -> false;
                case "replay" -> true;
                default -> throw new IllegalArgumentException("'" + args[0] + "' is neither verify nor replay.");
            };
            for (int i = 1; i < args.length; i += 2) {
                if (i + 1 == args.length) throw new IllegalArgumentException(args[i] + " wants a value.");
                var value = args[i + 1];
                switch (args[i]) {
                    case "--service" -> services.add(value);
                    case "--host" -> host = value;
                    case "--port" -> port = Integer.parseInt(value);
                    case "--user" -> user = value;
                    case "--password-file" ->
                        password = Files.readString(Path.of(value)).strip();
                    case "--ssl-mode" -> ssl.put("sslmode", value);
                    case "--ssl-root-cert" -> ssl.put("sslrootcert", value);
                    default -> throw new IllegalArgumentException("There is no option " + args[i] + ".");
                }
            }
            return new Options(replay, services, host, port, user, password, ssl);
        }
    }

    private int audit(String... args) {
        Options options;
        try {
            options = Options.of(args);
        } catch (IllegalArgumentException | IOException wrong) {
            out.println(wrong.getMessage());
            out.print(USAGE);
            return 2;
        }
        var all = ServiceLoader.load(Rebuildable.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        var chosen = all.stream()
                .filter(one -> options.services.isEmpty() || options.services.contains(one.service()))
                .toList();
        if (chosen.size() < Math.max(1, options.services.size())) {
            out.println("Not every service named is known. Known are: "
                    + String.join(", ", all.stream().map(Rebuildable::service).toList()));
            return 2;
        }
        boolean sound = true;
        for (var service : chosen) {
            try (var snapshot = connect(service, options)) {
                sound &= verify(service, snapshot);
                if (options.replay) sound &= replay(service, snapshot);
            } catch (SQLException unreachable) {
                out.println(service.service() + ": could not be read: " + unreachable.getMessage());
                return 2;
            }
        }
        out.println(sound ? "Sound." : "NOT sound: see above.");
        return sound ? 0 : 1;
    }

    private boolean verify(Rebuildable service, Connection snapshot) throws SQLException {
        long began = System.nanoTime();
        var report = Verification.of(snapshot);
        double seconds = (System.nanoTime() - began) / 1e9;
        out.printf(
                "%-10s %,d events in %,d streams, head at %,d: %s (%.1f s, %,.0f events/s)%n",
                service.service(),
                report.events(),
                report.streams(),
                report.head(),
                report.sound()
                        ? "every hash right, positions dense, streams contiguous"
                        : report.broken() + " findings",
                seconds,
                report.events() / Math.max(seconds, 0.001));
        for (var finding : report.findings()) out.println("  " + finding);
        return report.sound();
    }

    private boolean replay(Rebuildable service, Connection snapshot) throws SQLException {
        boolean sound = true;
        for (var report : Replay.of(service, snapshot)) {
            out.printf(
                    "%-10s %s: %,d rows rebuilt from the log, %s%s%n",
                    service.service(),
                    report.view(),
                    report.rows(),
                    report.findings().isEmpty()
                            ? "all as they are live"
                            : report.findings().size() + " differ from the live ones",
                    report.late() == 0 ? "" : " (" + report.late() + " still being written)");
            for (var finding : report.findings()) out.println("  " + finding);
            sound &= report.findings().isEmpty();
        }
        return sound;
    }

    private static Connection connect(Rebuildable service, Options options) throws SQLException {
        var login = new Properties();
        login.setProperty("user", options.user);
        login.setProperty("password", options.password);
        login.putAll(options.ssl);
        login.setProperty("readOnly", "true");
        login.setProperty("ApplicationName", "redress audit");
        var connection = DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/redress_%s".formatted(options.host, options.port, service.service()), login);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        return connection;
    }
}
