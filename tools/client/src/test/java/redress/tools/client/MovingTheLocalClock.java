package redress.tools.client;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

        mine.advance(Duration.ofDays(15));

        assertTrue(theirs.now().isAfter(Instant.now().plus(Duration.ofDays(15)).minusSeconds(5)));
    }

    @Test
    void goes_forward_only() {
        var clock = LocalClock.in(file);

        assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofSeconds(-1)));
        clock.advanceTo(Instant.EPOCH);

        assertTrue(clock.now().isAfter(Instant.now().minusSeconds(5)));
    }

    @Test
    void may_begin_in_the_past_where_nothing_has_happened() {
        var clock = LocalClock.in(file);
        var then = Instant.parse("2016-10-04T16:38:37Z");

        clock.startAt(then);
        clock.advanceTo(then.plusSeconds(60));

        assertTrue(!clock.now().isBefore(then.plusSeconds(60)) && clock.now().isBefore(then.plusSeconds(120)));
    }

    @Test
    void needs_the_file() {
        assertThrows(Unexpected.class, () -> LocalClock.in(directory.resolve("nowhere")));
    }
}
