package redress.platform.messages;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.platform.messages.Parking.Chain;

/**
 * Tries parked messages again: orphans by themselves, quickly at first and then every minute; what a person released;
 * and what queued behind either. Each chain from its first message on, so that order survives. Two instances that try
 * the same chain do no harm, because a message that was used is known.
 */
final class Retrying extends Worker {

    private static final Logger log = LoggerFactory.getLogger(Retrying.class);

    private static final Duration CLAIM = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration GATHER = Duration.ofMillis(50);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int CHAINS = 64;

    private final Parking parking;
    private final Intake intake;
    private final Acceptance acceptance;
    private final MeterRegistry meters;
    private final MultiGauge standing;
    private final Semaphore woken = new Semaphore(0);

    Retrying(Parking parking, Intake intake, Acceptance acceptance, MeterRegistry meters) {
        super("parked-messages");
        this.parking = parking;
        this.intake = intake;
        this.acceptance = acceptance;
        this.meters = meters;
        this.standing = MultiGauge.builder("redress.messages.parked.now")
                .description("messages that are parked at the moment")
                .register(meters);
    }

    /** There is a new orphan. */
    void wake() {
        woken.release();
    }

    @Override
    void work() {
        var swept = System.nanoTime() - SWEEP.toNanos();
        while (isRunning()) {
            var found = false;
            try {
                var sweep = System.nanoTime() - swept >= SWEEP.toNanos();
                if (sweep) {
                    swept = System.nanoTime();
                    count();
                }
                found = round(sweep);
            } catch (RuntimeException failed) {
                if (!isRunning()) return;
                log.warn("parked messages could not be tried again: {}", failed.getMessage(), failed);
            } catch (InterruptedException stopped) {
                return;
            }
            try {
                var pause = found ? Duration.ofMillis(25) : IDLE;
                if (woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                    Pause.of(GATHER);
                }
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean round(boolean behindToo) throws InterruptedException {
        var due = parking.due(CHAINS, CLAIM, behindToo);
        if (due.isEmpty()) return false;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var chain : due) threads.execute(() -> quietly(chain));
        }
        return true;
    }

    private void quietly(Chain chain) {
        try {
            drain(chain);
        } catch (RuntimeException failed) {
            log.warn("{} of {} could not be tried again: {}", chain.key(), chain.topic(), failed.getMessage());
        }
    }

    /** Uses a chain's messages from the first on, until one still cannot be used. */
    void drain(Chain chain) {
        var first = parking.first(chain);
        while (first.isPresent()) {
            var standing = first.get();
            var outcome = again(intake.read(standing.record()));
            if (outcome instanceof Outcome.Aside aside) {
                parking.stays(standing, aside, nextAttempt(aside, standing.attempts() + 1));
                return;
            }
            parking.gone(standing);
            meters.counter("redress.messages.unparked", "topic", chain.topic()).increment();
            first = parking.first(chain);
        }
    }

    private Outcome again(Reading reading) {
        return switch (reading) {
            case Reading.News news -> acceptance.accept(news);
            case Reading.Unasked unasked -> new Outcome.Known();
            case Reading.Poison poison -> new Outcome.Aside(poison.reason(), poison.detail());
        };
    }

    private static Optional<Duration> nextAttempt(Outcome.Aside aside, int attempts) {
        if (!aside.reason().equals(Reasons.ORPHAN)) return Optional.empty();
        var pause = Duration.ofMillis(50).multipliedBy(1L << Math.min(attempts, 12));
        return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }

    private void count() {
        standing.register(
                parking.count().entrySet().stream()
                        .map(entry -> MultiGauge.Row.of(Tags.of("reason", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
