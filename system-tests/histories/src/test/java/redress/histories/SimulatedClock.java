package redress.histories;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;

/** The one clock of a history. It moves when the history says so, and never back. */
class SimulatedClock extends Clock {

    static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");

    /** The clock of the history that the current thread lives. */
    private static final ThreadLocal<SimulatedClock> HERE = new ThreadLocal<>();

    private Instant now = BEGINNING;

    /** Makes Axon stamp messages by the clock of whatever history makes them. */
    void isOfThisThread() {
        HERE.set(this);
        GenericEventMessage.clock = new SimulatedClock() {
            @Override
            public Instant instant() {
                var here = HERE.get();
                return here == null ? BEGINNING : here.now;
            }
        };
    }

    void restart() {
        now = BEGINNING;
    }

    void moveTo(Instant later) {
        if (later.isAfter(now)) now = later;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
