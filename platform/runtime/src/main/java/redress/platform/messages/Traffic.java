package redress.platform.messages;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** A service's part in the conversation: what it says and what it hears. Starts last, stops first. */
final class Traffic implements SmartLifecycle, HealthIndicator, Standing {

    private @Nullable Announcer announcer;
    private @Nullable Listening listening;
    private @Nullable Retrying retrying;
    private volatile boolean running;

    void says(Announcer says) {
        announcer = says;
    }

    void hears(Listening hears, Retrying retries) {
        listening = hears;
        retrying = retries;
    }

    @Override
    public void start() {
        if (announcer != null) announcer.start();
        if (retrying != null) retrying.start();
        if (listening != null) listening.start();
        running = true;
    }

    @Override
    public void stop() {
        if (listening != null) listening.stop();
        if (retrying != null) retrying.stop();
        if (announcer != null) announcer.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public long told() {
        return announcer == null ? Long.MAX_VALUE : announcer.toldByAnyone();
    }

    @Override
    public Map<TopicPartition, Long> taken() {
        return listening == null ? Map.of() : listening.taken();
    }

    /** Down while nothing goes out or comes in. Nothing is lost meanwhile: it waits in the journal and at the broker. */
    @Override
    public Health health() {
        var health = Health.up();
        if (announcer != null) {
            health.withDetail("announces", announcer.holding());
            var trouble = announcer.trouble();
            if (trouble != null) health.down().withDetail("notAnnouncedBecause", trouble);
        }
        if (listening != null) {
            var trouble = listening.trouble();
            if (trouble != null) health.down().withDetail("notListeningBecause", trouble);
        }
        return health.build();
    }
}
