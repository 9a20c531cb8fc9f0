package redress.platform.values;

import java.time.Duration;
import java.time.Instant;

/** A half-open span {@code [from, until)} in which something may be done (R70). */
public record Window(Instant from, Instant until) {

    public static Window of(Instant from, Duration period) {
        return new Window(from, from.plus(period));
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    public boolean over(Instant now) {
        return !now.isBefore(until);
    }
}
