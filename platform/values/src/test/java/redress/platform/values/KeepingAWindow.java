package redress.platform.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeepingAWindow {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final Window fiveDays = Window.of(NOON, Duration.ofDays(5));

    @Test
    void it_is_open_from_its_first_moment_until_just_before_its_end() {
        assertTrue(fiveDays.contains(NOON));
        assertTrue(fiveDays.contains(fiveDays.until().minusMillis(1)));
        assertFalse(fiveDays.contains(fiveDays.until()));
        assertFalse(fiveDays.contains(NOON.minusMillis(1)));
    }

    @Test
    void it_is_over_at_its_end_and_not_a_moment_before() {
        assertFalse(fiveDays.over(fiveDays.until().minusMillis(1)));
        assertTrue(fiveDays.over(fiveDays.until()));
    }

    @Test
    void a_day_has_24_hours_whatever_a_calendar_says() {
        var overTheChangeOfClocks = Window.of(Instant.parse("2026-03-28T12:00:00Z"), Duration.ofDays(1));
        assertEquals(Instant.parse("2026-03-29T12:00:00Z"), overTheChangeOfClocks.until());
    }
}
