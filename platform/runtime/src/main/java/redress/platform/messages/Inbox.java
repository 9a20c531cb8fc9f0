package redress.platform.messages;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.platform.messages.Parking.Arrival;
import redress.platform.messages.Parking.Chain;
import redress.platform.messages.Parking.Memory;
import redress.platform.messages.Parking.Talk;

/**
 * Takes a batch of records from Kafka: each becomes a command at most once, is known already, concerns nobody here, or
 * is parked. The records of one key are taken one after the other, different keys at the same time, so that their
 * commands share commits. When it returns, the batch's offsets may be committed; when it throws, nothing is decided and
 * the batch must come again.
 */
final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final Intake intake;
    private final Parking parking;
    private final Acceptance acceptance;
    private final Runnable orphaned;
    private final Clock clock;
    private final MeterRegistry meters;

    Inbox(Intake intake, Parking parking, Acceptance acceptance, Runnable orphaned, Clock clock, MeterRegistry meters) {
        this.intake = intake;
        this.parking = parking;
        this.acceptance = acceptance;
        this.orphaned = orphaned;
        this.clock = clock;
        this.meters = meters;
    }

    /** @throws RuntimeException where the surroundings failed: the whole batch must come again */
    void take(List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        var readings = records.stream().map(intake::read).toList();
        var memory = parking.remember(readings);
        var keys = new LinkedHashMap<String, List<Reading>>();
        for (var reading : readings)
            keys.computeIfAbsent(reading.chain(), key -> new ArrayList<>()).add(reading);
        var arrivals = new ArrayList<Arrival>();
        var heard = new ConcurrentHashMap<Talk, Long>();
        for (var some : inParallel(keys.values(), memory, heard)) arrivals.addAll(some);
        parking.park(arrivals);
        parking.heardUpTo(heard);
        for (var arrival : arrivals) {
            var record = arrival.reading().record();
            meters.counter("redress.messages.parked", "topic", record.topic(), "reason", reasonTag(arrival.reason()))
                    .increment();
            if (!arrival.reason().equals(Reasons.BEHIND) && !arrival.reason().equals(Reasons.ORPHAN))
                log.warn(
                        "parked {}-{}@{} as {}: {}",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        arrival.reason(),
                        arrival.detail());
        }
        if (arrivals.stream().anyMatch(arrival -> arrival.reason().equals(Reasons.ORPHAN))) orphaned.run();
    }

    /** @param heard is told how far each talk has come */
    private List<List<Arrival>> inParallel(Collection<List<Reading>> keys, Memory memory, Map<Talk, Long> heard)
            throws InterruptedException {
        if (keys.size() == 1) return List.of(oneKey(keys.iterator().next(), memory, heard));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = keys.stream()
                    .<Callable<List<Arrival>>>map(key -> () -> oneKey(key, memory, heard))
                    .toList();
            var done = new ArrayList<List<Arrival>>();
            for (var task : threads.invokeAll(tasks)) done.add(task.get());
            return done;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException surroundings
                    ? surroundings
                    : new IllegalStateException("A batch of messages was not taken", failed.getCause());
        }
    }

    private List<Arrival> oneKey(List<Reading> readings, Memory memory, Map<Talk, Long> heard) {
        var arrivals = new ArrayList<Arrival>();
        var seenHere = new HashSet<Parking.Message>();
        var waitingHere = new HashSet<Chain>();
        for (var reading : readings) {
            var chain = new Chain(reading.record().topic(), reading.chain());
            var waits = waitingHere.contains(chain) || memory.waiting().contains(chain);
            switch (reading) {
                case Reading.Unasked unasked ->
                    meters.counter("redress.messages.skipped", "topic", chain.topic())
                            .increment();
                case Reading.Poison poison when wasParked(poison, memory) -> duplicate(poison, "unusable");
                case Reading.Poison poison -> {
                    var conflict = saysSomethingElse(poison, memory);
                    arrivals.add(
                            conflict
                                    ? new Arrival(
                                            poison,
                                            Reasons.ID_CONFLICT,
                                            Acceptance.conflict().detail())
                                    : new Arrival(poison, poison.reason(), poison.detail()));
                    waitingHere.add(chain);
                }
                case Reading.News news when isKnown(news, memory) -> duplicate(news, news.type());
                case Reading.News news -> {
                    var repeated = !seenHere.add(new Parking.Message(news.source(), news.id()));
                    var late = repeated ? Optional.<Outcome>empty() : comesAfterNewer(news, memory, heard);
                    var outcome = saysSomethingElse(news, memory)
                            ? Acceptance.conflict()
                            : late.orElseGet(() -> waits
                                    ? new Outcome.Aside(Reasons.BEHIND, "an older message of this key is parked")
                                    : acceptance.accept(news));
                    switch (outcome) {
                        case Outcome.Done done -> taken(news);
                        case Outcome.Known known -> duplicate(news, news.type());
                        case Outcome.Aside aside -> {
                            arrivals.add(new Arrival(news, aside.reason(), aside.detail()));
                            waitingHere.add(chain);
                        }
                    }
                }
            }
        }
        return arrivals;
    }

    /**
     * A speaker's positions only grow. Holes between them say nothing, because what a service keeps to itself has positions
     * too; but what was never heard and stands before what was heard is not the speaker's next word.
     */
    private static Optional<Outcome> comesAfterNewer(Reading.News news, Memory memory, Map<Talk, Long> heard) {
        var sequence = news.sequence();
        if (sequence == null) return Optional.empty();
        var talk = new Talk(news.source(), news.chain());
        var before = memory.heard().get(talk);
        long newest = heard.merge(talk, before == null ? sequence : Math.max(before, sequence), Math::max);
        return sequence == newest
                ? Optional.empty()
                : Optional.of(new Outcome.Aside(
                        Reasons.OUT_OF_SEQUENCE,
                        "its sequence is %d, but %d was heard before it".formatted(sequence, newest)));
    }

    /** The same bytes were used before, or stand in the parking already. */
    private static boolean isKnown(Reading.News news, Memory memory) {
        var message = new Parking.Message(news.source(), news.id());
        return news.hash().equals(memory.used().get(message))
                || news.hash().equals(memory.aside().get(message))
                || memory.places().contains(Parking.place(news));
    }

    private static boolean wasParked(Reading.Poison poison, Memory memory) {
        return memory.places().contains(Parking.place(poison))
                || Parking.message(poison)
                        .map(message -> poison.hash().equals(memory.aside().get(message)))
                        .orElse(false);
    }

    private static boolean saysSomethingElse(Reading reading, Memory memory) {
        return Parking.message(reading)
                .map(message -> differs(memory.used().get(message), reading.hash())
                        || differs(memory.aside().get(message), reading.hash()))
                .orElse(false);
    }

    private static boolean differs(@Nullable String known, String hash) {
        return known != null && !known.equals(hash);
    }

    private void duplicate(Reading reading, String type) {
        meters.counter("redress.messages.duplicate", "topic", reading.record().topic(), "type", type)
                .increment();
    }

    private void taken(Reading.News news) {
        meters.counter("redress.messages.consumed", "topic", news.record().topic(), "type", news.type())
                .increment();
        delay(news)
                .ifPresent(delay -> Timer.builder("redress.messages.delay")
                        .description("from recorded at the neighbour to done here, by the clocks of the two services")
                        .tag("topic", news.record().topic())
                        .register(meters)
                        .record(delay));
    }

    private Optional<Duration> delay(Reading.News news) {
        var recorded = news.recordedTime();
        if (recorded == null) return Optional.empty();
        try {
            var delay = Duration.between(Instant.parse(recorded), clock.instant());
            return delay.isNegative() ? Optional.empty() : Optional.of(delay);
        } catch (DateTimeParseException odd) {
            return Optional.empty();
        }
    }

    static String reasonTag(String reason) {
        var colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }
}
