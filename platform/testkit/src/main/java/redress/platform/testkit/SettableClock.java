package redress.platform.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs with the machine's and is moved forward by tests, for everything that asks it, at once. */
public final class SettableClock extends Clock {

    private final AtomicReference<Duration> ahead;
    private final ZoneId zone;

    private SettableClock(AtomicReference<Duration> ahead, ZoneId zone) {
        this.ahead = ahead;
        this.zone = zone;
    }

    public static SettableClock running() {
        return new SettableClock(new AtomicReference<>(Duration.ZERO), ZoneOffset.UTC);
    }

    /** Lets {@code step} pass now. */
    public void advance(Duration step) {
        if (step.isNegative()) throw new IllegalArgumentException("Time does not run backwards: " + step);
        ahead.updateAndGet(step::plus);
    }

    /** Moves to just {@code instant}, which has not been yet; the clock runs on from there. */
    public void advanceTo(Instant instant) {
        var step = Duration.between(instant(), instant);
        if (!step.isNegative()) advance(step.plusMillis(1));
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(ahead, other);
    }
}
