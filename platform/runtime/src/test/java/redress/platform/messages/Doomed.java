package redress.platform.messages;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.embedded.ServiceDatabase;

/**
 * A process that does its work up to a moment, says so, and stands still there until it is killed. Arguments: who, when,
 * database address, user, password, broker, topic, group.
 */
final class Doomed {

    static final String HERE = "HERE";

    private Doomed() {}

    /** Starts it and returns when it stands at its moment. */
    static Process at(String moment, String who, ServiceDatabase database, String topic, String group)
            throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Doomed.class.getName(),
                        who,
                        moment,
                        database.url(),
                        database.app().user(),
                        database.app().password(),
                        Stage.broker(),
                        topic,
                        group))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var lines = process.inputReader()) {
            var line = lines.readLine();
            while (line != null && !line.equals(HERE)) line = lines.readLine();
            if (line == null) throw new IllegalStateException("It ended with " + process.waitFor());
        }
        return process;
    }

    /** As the kernel does it: no farewell. */
    static void kill(Process process) throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(2, TimeUnit.MINUTES)) throw new IllegalStateException("It does not die");
    }

    public static void main(String... arguments) {
        var moment = arguments[1];
        var pool = Stage.pool(arguments[2], arguments[3], arguments[4], 8);
        if (arguments[0].equals("teller")) tell(moment, pool, arguments[5], arguments[6]);
        else listen(moment, pool, arguments[5], arguments[6], arguments[7]);
        LockSupport.park();
    }

    private static void tell(String moment, HikariDataSource pool, String broker, String topic) {
        Announcements announcements = (event, fact) -> {
            if (moment.equals("before-sending") && fact.position() == 60) stand();
            return Diary.announce(event, fact);
        };
        var teller = new Teller(pool, broker, topic, announcements, lease(moment, pool), new Diary(pool)).start();
        if (moment.equals("at-work")) {
            while (teller.announcer.told() == 0) LockSupport.parkNanos(10_000_000);
            stand();
        }
    }

    /** Stands still between the broker's acknowledgement and the storing of the position. */
    private static Lease lease(String moment, DataSource pool) {
        return new Lease(JdbcClient.create(pool), "doomed", Teller.SHORT) {
            @Override
            boolean hold(Term term, long position) {
                if (moment.equals("before-storing") && position > term.position()) stand();
                return super.hold(term, position);
            }
        };
    }

    private static void listen(String moment, HikariDataSource pool, String broker, String topic, String group) {
        var listener = new Listener(pool, broker, topic, group);
        var once = new AtomicBoolean();
        var left = new AtomicInteger(25);
        listener.kitchen.afterwards = () -> {
            if (moment.equals("before-committing") && left.decrementAndGet() <= 0 && once.compareAndSet(false, true))
                stand();
        };
        listener.start();
    }

    private static void stand() {
        System.out.println(HERE);
        System.out.flush();
        while (true) LockSupport.park();
    }
}
