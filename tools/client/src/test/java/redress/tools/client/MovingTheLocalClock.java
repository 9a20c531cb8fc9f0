package redress.tools.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingTheLocalClock {

    @TempDir
    private Path directory = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nothing_moved_yet() throws IOException {
        file = Files.write(directory.resolve("clock"), new byte[Long.BYTES]);
    }

    @Test
    void is_seen_by_everybody_who_has_the_file() {
        var mine = LocalClock.in(file);
        var theirs = LocalClock.in(file);

        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        mine.advance(Duration.ofDays(15));

        assertFalse(theirs.now().isBefore(before.plus(Duration.ofDays(15))));
    }

    @Test
    void goes_forward_only() {
        var clock = LocalClock.in(file);

        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)));
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        clock.advanceTo(Instant.EPOCH);

        assertFalse(clock.now().isBefore(before));
    }

    @Test
    void may_begin_in_the_past_where_nothing_has_happened() {
        var clock = LocalClock.in(file);
        var then = Instant.parse("2016-10-04T16:38:37Z");

        clock.startAt(then);
        clock.advanceTo(then.plusSeconds(60));

        assertFalse(clock.now().isBefore(then.plusSeconds(60)));
        assertTrue(clock.now().isBefore(Instant.now().minus(Duration.ofDays(1))), "it is in the past");
    }

    @Test
    void needs_the_file() {
        assertThrows(Unexpected.class, () -> LocalClock.in(directory.resolve("nowhere")));
    }
}
