package redress.platform.messages;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.platform.journal.Fact;
import redress.platform.journal.Pace;
import redress.platform.journal.PlatformEvent;

/**
 * Tells the world what happened: follows the journal from its stored position, sends what is to be announced, and stores
 * the position after the broker's acknowledgements. So a message may be sent twice, never not at all, and per key always
 * in the journal's order. Of all instances of a service one does it, by the {@link Lease}.
 *
 * <p>What cannot be sent is tried again for ever, because skipping it would be a loss: the broker being away only delays;
 * an event that cannot be mapped stops all that follows it, until a person or a new release heals it. Both show in
 * {@link #trouble()}, the health endpoint and the lag.
 */
final class Announcer extends Worker {

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);

    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration STORE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    /** Waiting longer than this for one acknowledgement is worth telling. */
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final Feed feed;
    private final Lease lease;
    private final Announcements announcements;
    private final Envelope envelope;
    private final Topics topics;
    private final Supplier<Producer<String, byte[]>> producers;
    private final MeterRegistry meters;

    private boolean topicThere;
    private volatile boolean holding;
    private volatile @Nullable String trouble;
    private volatile long told;
    private volatile long behind;
    private int failures;

    Announcer(
            Feed feed,
            Lease lease,
            Announcements announcements,
            String topic,
            Topics topics,
            Supplier<Producer<String, byte[]>> producers,
            MeterRegistry meters) {
        super("announcer");
        this.feed = feed;
        this.lease = lease;
        this.announcements = announcements;
        this.envelope = new Envelope(topic);
        this.topics = topics;
        this.producers = producers;
        this.meters = meters;
        Gauge.builder("redress.messages.announcer.position", this, Announcer::told)
                .description("last position of the journal that was told by this instance")
                .register(meters);
        Gauge.builder("redress.messages.announcer.lag", this, announcer -> announcer.behind)
                .description("stored events that this instance, if it announces, has not got to yet")
                .register(meters);
        Gauge.builder("redress.messages.announcer.holding", this, announcer -> announcer.holding ? 1 : 0)
                .description("1 where this instance is the one that announces")
                .register(meters);
    }

    boolean holding() {
        return holding;
    }

    long told() {
        return told;
    }

    /** The same, whichever instance tells; what this one told is stored a little later. */
    long toldByAnyone() {
        return holding ? told : lease.position();
    }

    /** Why nothing goes out at the moment; null where all is well. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** Stored events that the world was not yet told of, by this service's own journal. */
    long lag() {
        return Math.max(0, feed.head() - lease.position());
    }

    @Override
    void work() {
        while (isRunning()) {
            try {
                var term = lease.take();
                if (term.isPresent()) announceDuring(term.get());
                else {
                    trouble = null;
                    Pause.of(lease.period().dividedBy(6));
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                if (!isRunning()) return;
                failures++;
                trouble = said(failed);
                log.warn("announcing failed {} times in a row, trying again: {}", failures, trouble, failed);
                try {
                    Pause.of(pauseAfter(failures));
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }
    }

    private void announceDuring(Lease.Term term) throws InterruptedException {
        if (!topicThere) {
            topics.ensure();
            topicThere = true;
        }
        try (var reign = new Reign(term)) {
            log.info("announcing from position {} on", term.position());
            holding = true;
            reign.last();
            if (isRunning()) log.info("another instance announces now");
        } finally {
            holding = false;
            behind = 0;
        }
    }

    private static Duration pauseAfter(int failures) {
        var pause = Duration.ofMillis(100).multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String said(Throwable failed) {
        return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }

    /** The time during which this instance announces. */
    private final class Reign implements AutoCloseable {

        private final Lease.Term term;
        private final Producer<String, byte[]> producer = producers.get();
        private final Pace pace = new Pace();
        private long acknowledged;
        private long stored;
        private long storedAt = System.nanoTime();

        Reign(Lease.Term term) {
            this.term = term;
            this.acknowledged = term.position();
            this.stored = term.position();
        }

        /** Returns when the fence is outdated or the service stops. */
        void last() throws InterruptedException {
            told = acknowledged;
            while (isRunning()) {
                pace.await();
                var batch = new Batch();
                var read = feed.read(acknowledged, BATCH, batch::add);
                // Asked for just before sending: whoever was frozen since the reading learns here that it is deposed.
                if (!keep() || !sent(batch)) return;
                var caughtUp = read - acknowledged < BATCH;
                if (read > acknowledged) {
                    acknowledged = read;
                    told = acknowledged;
                    failures = 0;
                }
                trouble = null;
                if (!keep()) return;
                behind = caughtUp ? 0 : feed.head() - acknowledged;
                if (caughtUp) feed.awaitAfter(acknowledged, POLL);
            }
        }

        /** Stores the position from time to time. False where the fence is outdated. */
        private boolean keep() {
            var elapsed = Duration.ofNanos(System.nanoTime() - storedAt);
            var due = acknowledged > stored ? STORE : lease.period().dividedBy(4);
            if (elapsed.compareTo(due) < 0) return true;
            if (!lease.hold(term, acknowledged)) return false;
            stored = acknowledged;
            storedAt = System.nanoTime();
            return true;
        }

        private boolean sent(Batch batch) throws InterruptedException {
            var acknowledgements = new ArrayList<Future<RecordMetadata>>(batch.records.size());
            for (var sealed : batch.records) {
                var acknowledgement = producer.send(sealed);
                // A record that could not even be queued fails at once; the next one must not overtake it.
                if (acknowledgement.isDone() && !acknowledged(acknowledgement)) return false;
                acknowledgements.add(acknowledgement);
            }
            for (var acknowledgement : acknowledgements) if (!acknowledged(acknowledgement)) return false;
            for (var type : batch.types)
                meters.counter("redress.messages.announced", "type", type).increment();
            return true;
        }

        private boolean acknowledged(Future<RecordMetadata> acknowledgement) throws InterruptedException {
            var since = System.nanoTime();
            while (true) {
                try {
                    acknowledgement.get(lease.period().toMillis() / 5, TimeUnit.MILLISECONDS);
                    return true;
                } catch (TimeoutException notYet) {
                    var waited = Duration.ofNanos(System.nanoTime() - since);
                    if (waited.compareTo(SLOW) > 0)
                        trouble = "the broker has not answered for %d s".formatted(waited.toSeconds());
                    if (!keep()) return false;
                } catch (ExecutionException refused) {
                    throw new KafkaException("the broker did not take an announcement", refused.getCause());
                }
            }
        }

        @Override
        public void close() {
            // Nothing is waited for: what is not acknowledged is sent again by whoever comes next.
            producer.close(Duration.ZERO);
            if (isRunning()) return;
            var interrupted = Thread.interrupted();
            try {
                if (acknowledged > stored) lease.hold(term, acknowledged);
                lease.give(term);
            } catch (RuntimeException databaseIsAway) {
                log.info("the lease was not given back and will run out: {}", databaseIsAway.getMessage());
            } finally {
                if (interrupted) Thread.currentThread().interrupt();
            }
        }
    }

    /** What is read at once, ready to be sent. */
    private final class Batch {

        private final List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        private final List<String> types = new ArrayList<>();

        void add(Fact fact, Object event) {
            if (event instanceof PlatformEvent) return; // of nobody else's concern
            announcements.of(event, fact).ifPresent(said -> {
                records.add(envelope.seal(said, fact));
                types.add(said.type());
            });
        }
    }
}
