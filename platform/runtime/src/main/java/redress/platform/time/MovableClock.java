package redress.platform.time;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock (R73): the machine's own, plus an offset that local set-ups keep in a file which all processes map. Moving
 * it takes effect everywhere at the next reading; there is no message, no cache and no restart. Without a file it is the
 * system clock and nobody can move it.
 *
 * <p>Instants are whole milliseconds, so that what goes through JSON and back is equal.
 */
public final class MovableClock extends Clock {

    private final Offset offset;
    private final ZoneId zone;

    private MovableClock(Offset offset, ZoneId zone) {
        this.offset = offset;
        this.zone = zone;
    }

    /** The machine's clock, in whole milliseconds. */
    public static MovableClock still() {
        return new MovableClock(() -> 0, ZoneOffset.UTC);
    }

    /** The machine's clock plus the offset in {@code file}, which is made with offset zero if it is not there yet. */
    public static MovableClock movedBy(Path file) {
        return new MovableClock(ClockFile.at(file)::millis, ZoneOffset.UTC);
    }

    /** How far it is ahead of the machine's clock. */
    public Duration ahead() {
        return Duration.ofMillis(offset.millis());
    }

    @Override
    public long millis() {
        return Math.addExact(System.currentTimeMillis(), offset.millis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(offset, other);
    }

    @Override
    public String toString() {
        return "MovableClock[" + ahead() + " ahead]";
    }

    private interface Offset {
        long millis();
    }
}
