package redress.platform.messages;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance of the service that announces what is in the {@link Diary}. */
final class Teller implements AutoCloseable {

    static final Duration LEASE = Duration.ofMillis(1_500);

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

    static Lease lease(DataSource dataSource) {
        return new Lease(
                JdbcClient.create(dataSource),
                Stage.fresh("teller") + "@" + ProcessHandle.current().pid(),
                LEASE);
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
