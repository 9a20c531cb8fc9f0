package redress.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingTheClock {

    @TempDir
    Path directory;

    @Test
    void everyone_who_maps_the_file_jumps_at_once() {
        var file = directory.resolve("not/yet/there");
        var one = MovableClock.movedBy(file);
        var other = MovableClock.movedBy(file);
        assertThat(one.ahead()).isZero();

        ClockFile.at(file).advance(Duration.ofDays(5));
        ClockFile.at(file).advance(Duration.ofHours(1));

        var expected = Duration.ofDays(5).plusHours(1);
        assertThat(one.ahead()).isEqualTo(expected);
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        assertThat(other.withZone(ZoneId.of("Asia/Tokyo")).instant())
                .isBetween(before.plus(expected), Instant.now().plus(expected));
        assertThat(MovableClock.movedBy(file).ahead()).isEqualTo(expected);
    }

    @Test
    void it_never_goes_back_nor_beyond_a_century() {
        var file = ClockFile.at(directory.resolve("clock"));
        file.advance(Duration.ofDays(1));

        assertThatThrownBy(() -> file.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.advance(Duration.ofDays(40_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> file.advance(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(file.offset()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void its_instants_are_whole_milliseconds() {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var now = MovableClock.still().instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
        assertThat(now).isBetween(before, Instant.now());
    }
}
