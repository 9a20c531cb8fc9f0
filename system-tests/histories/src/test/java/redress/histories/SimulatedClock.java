package redress.histories;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.axonframework.eventhandling.GenericEventMessage;
import redress.platform.testkit.StandingClock;

/** The one clock of a history. It moves when the history says so, and never back. */
class SimulatedClock extends StandingClock {

    static final Instant BEGINNING = Instant.parse("2026-03-02T09:00:00Z");

    /** The clock of the history that the current thread lives. */
    private static final ThreadLocal<SimulatedClock> HERE = new ThreadLocal<>();

    SimulatedClock() {
        super(BEGINNING);
    }

    /** Makes Axon stamp messages by the clock of whatever history makes them. */
    void isOfThisThread() {
        HERE.set(this);
        InstantSource here = () -> HERE.get() == null ? BEGINNING : HERE.get().instant();
        GenericEventMessage.clock = here.withZone(ZoneOffset.UTC);
    }

    void restart() {
        set(BEGINNING);
    }

    void moveTo(Instant later) {
        if (later.isAfter(instant())) set(later);
    }
}
