package redress.platform.time;

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

/**
 * The file in which a local set-up keeps how far its clock is ahead: one long of milliseconds in the machine's byte order,
 * mapped into every process. It only grows: a journal whose time runs backwards would be a lie.
 */
public final class ClockFile {

    /** The property that names the file. */
    public static final String PROPERTY = "redress.clock.file";

    /** A story needs months; a typing error should not end the calendar. */
    private static final long MOST = Duration.ofDays(100 * 366L).toMillis();

    private static final VarHandle MILLIS = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment mapped;

    private ClockFile(MemorySegment mapped) {
        this.mapped = mapped;
    }

    /** Maps the file, making it (and its directory) with offset zero where it is absent. It stays mapped until the process ends. */
    public static ClockFile at(Path file) {
        try {
            var directory = file.toAbsolutePath().getParent();
            if (directory != null) Files.createDirectories(directory);
            try (var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return new ClockFile(channel.map(MapMode.READ_WRITE, 0, Long.BYTES, Arena.global()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The clock's file " + file + " cannot be mapped", e);
        }
    }

    /** How far the clock is ahead of the machine's. */
    public Duration offset() {
        return Duration.ofMillis(millis());
    }

    /**
     * Moves the clock forward for every process that maps the file, and answers how far ahead it is now.
     *
     * @throws IllegalArgumentException for a step backwards, or to more than a hundred years ahead
     */
    public Duration advance(Duration step) {
        if (step.isNegative()) throw new IllegalArgumentException("The clock moves forward only, not by " + step);
        while (true) {
            var before = millis();
            long after;
            try {
                after = Math.addExact(before, step.toMillis());
            } catch (ArithmeticException tooFar) {
                throw new IllegalArgumentException("The clock cannot be moved that far: " + step, tooFar);
            }
            if (after > MOST) throw new IllegalArgumentException("The clock cannot be moved that far: " + step);
            if (MILLIS.compareAndSet(mapped, 0L, before, after)) return Duration.ofMillis(after);
        }
    }

    long millis() {
        return (long) MILLIS.getVolatile(mapped, 0L);
    }
}
