package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the windows of a return stand still because the buyer's bank looks at the payment (R57). The goods travel on
 * meanwhile.
 *
 * @param windowBegan when the window began that is running or stands still
 * @param since when the bank began; empty where no window stands still
 */
record Pause(Instant windowBegan, Optional<Instant> since) {

    static Pause none(Instant windowBegan) {
        return new Pause(windowBegan, Optional.empty());
    }

    Pause inWindowOf(Instant began) {
        return new Pause(began, since);
    }

    Pause from(Instant at) {
        return new Pause(windowBegan, Optional.of(at));
    }

    Pause over() {
        return none(windowBegan);
    }

    boolean on() {
        return since.isPresent();
    }

    /** The instant by which windows are judged: what was possible when they were stopped stays possible. */
    Instant now(Instant clock) {
        return since.orElse(clock);
    }

    /** For how long the window stood still, which is none of its time where it began meanwhile; and never less than not at all. */
    Duration until(Instant resumedAt) {
        var stopped = since.filter(windowBegan::isBefore).orElse(windowBegan);
        return resumedAt.isBefore(stopped) ? Duration.ZERO : Duration.between(stopped, resumedAt);
    }
}
