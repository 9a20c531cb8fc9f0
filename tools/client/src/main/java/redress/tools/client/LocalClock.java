package redress.tools.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of a local system, read and moved through the file that all its processes map: one long, the milliseconds it
 * is ahead of the machine's, in the machine's byte order (see ClockFile in platform/runtime, which the services use).
 */
public final class LocalClock {

    private static final VarHandle MILLIS = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment mapped;

    private LocalClock(MemorySegment mapped) {
        this.mapped = mapped;
    }

    static LocalClock in(Path file) {
        if (!Files.exists(file))
            throw new Unexpected(
                    "the local clock's file " + file.toAbsolutePath(),
                    "none: either nothing runs here (./redress up), or its clock cannot be moved");
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new LocalClock(channel.map(MapMode.READ_WRITE, 0, Long.BYTES, Arena.global()));
        } catch (IOException e) {
            throw new UncheckedIOException("The clock's file " + file + " cannot be mapped", e);
        }
    }

    public Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + (long) MILLIS.getVolatile(mapped, 0L));
    }

    /** Moves it forward. @throws IllegalArgumentException for a step backwards */
    public void advance(Duration step) {
        if (step.isNegative()) throw new IllegalArgumentException("The clock moves forward only, not by " + step);
        long before;
        do {
            before = (long) MILLIS.getVolatile(mapped, 0L);
        } while (!MILLIS.compareAndSet(mapped, 0L, before, Math.addExact(before, step.toMillis())));
    }

    /** Moves it forward to {@code then}; does nothing where it is past that already. */
    public void advanceTo(Instant then) {
        var ahead = Duration.between(now(), then);
        if (ahead.isPositive()) advance(ahead);
    }

    /**
     * Sets it to any time, also back. Only for a system in which nothing has ever happened: history that happened in the
     * past can then be lived at its real times.
     */
    public void startAt(Instant beginning) {
        MILLIS.setVolatile(mapped, 0L, beginning.toEpochMilli() - System.currentTimeMillis());
    }
}
