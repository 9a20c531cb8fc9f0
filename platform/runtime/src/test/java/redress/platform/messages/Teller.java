package redress.platform.messages;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance of the service that announces what is in the {@link Diary}. */
final class Teller implements AutoCloseable {

    /** Of those that are to lose it. */
    static final Duration SHORT = Duration.ofMillis(1_500);

    /** However slow the machine is, nobody loses this one by being slow. */
    private static final Duration LONG = Duration.ofHours(1);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Announcer announcer;

    Teller(DataSource dataSource, String broker, String topic, Announcements announcements, Lease lease, Feed feed) {
        var connection = Map.<String, Object>of("bootstrap.servers", broker);
        announcer = new Announcer(
                feed,
                lease,
                announcements,
                topic,
                new Topics(connection, Set.of(topic), 6, (short) -1),
                new Producers(connection, meters),
                meters);
    }

    Teller(DataSource dataSource, String broker, String topic) {
        this(dataSource, broker, topic, Diary::announce, lease(dataSource), new Diary(dataSource));
    }

    /** Runs out only with its holder, but is looked after as often as a short one. */
    static Lease lease(DataSource dataSource) {
        return new Lease(JdbcClient.create(dataSource), owner(), LONG) {
            @Override
            Duration period() {
                return SHORT;
            }
        };
    }

    static Lease shortLease(DataSource dataSource) {
        return new Lease(JdbcClient.create(dataSource), owner(), SHORT);
    }

    private static String owner() {
        return Stage.fresh("teller") + "@" + ProcessHandle.current().pid();
    }

    Teller start() {
        announcer.start();
        return this;
    }

    @Override
    public void close() {
        announcer.stop();
    }
}
