package redress.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.platform.time.ClockFile;

class MovingTheClock {

    @TempDir
    Path root;

    @BeforeEach
    void here() {
        System.setProperty("redress.root", root.toString());
    }

    @AfterEach
    void elsewhere() {
        System.clearProperty("redress.root");
    }

    @Test
    void before_anything_ran_there_is_none() {
        assertEquals(1, Main.commandLine().execute("clock"));
    }

    @Test
    void it_moves_by_days_hours_and_minutes_and_to_an_instant() {
        var clock = ClockFile.at(root.resolve(".redress").resolve("clock"));

        assertEquals(0, Main.commandLine().execute("clock", "+5d"));
        assertEquals(0, Main.commandLine().execute("clock", "+36h"));
        assertEquals(0, Main.commandLine().execute("clock", "+1d2h3m"));
        assertEquals(0, Main.commandLine().execute("clock"));
        assertEquals(Duration.ofDays(7).plusHours(14).plusMinutes(3), clock.offset());

        var christmas = Instant.now().plus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertEquals(0, Main.commandLine().execute("clock", christmas.toString()));
        // it stood at christmas at some moment between then and now
        assertFalse(before.plus(clock.offset()).isAfter(christmas.plusMillis(1)));
        assertFalse(Instant.now().plus(clock.offset()).isBefore(christmas));
        assertEquals(
                0,
                Main.commandLine()
                        .execute(
                                "clock",
                                christmas.plus(2, ChronoUnit.DAYS).toString().substring(0, 10)));
    }

    @Test
    void it_never_goes_back_and_a_time_that_is_none_changes_nothing() {
        var clock = ClockFile.at(root.resolve(".redress").resolve("clock"));
        for (var wrong :
                new String[] {"-5d", "5d", "+", "+d", "+5w", "tomorrow", "2020-01-01", "2020-01-01T00:00:00Z", ""})
            assertEquals(wrong.isEmpty() ? 0 : 2, Main.commandLine().execute("clock", wrong), wrong);
        assertEquals(Duration.ZERO, clock.offset());
    }
}
