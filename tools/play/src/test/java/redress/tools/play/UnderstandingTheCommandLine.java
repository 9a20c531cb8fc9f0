package redress.tools.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.tools.client.Addresses;

class UnderstandingTheCommandLine {

    @Test
    void everything_has_a_usual_value() {
        var options = Options.of("data/core");

        assertEquals(Path.of("data/core"), options.directory());
        assertEquals(Integer.MAX_VALUE, options.limit());
        assertEquals(Duration.ofHours(1), options.step());
        assertEquals(Behaviour.Rates.DEFAULT, options.rates());
    }

    @Test
    void every_rate_can_be_set() {
        var options = Options.of("data", "--limit", "50", "--seed", "9", "--seller-accepts", "0.1", "--step", "PT6H");

        assertEquals(50, options.limit());
        assertEquals(9, options.seed());
        assertEquals(0.1, options.rates().sellerAccepts());
        assertEquals(Duration.ofHours(6), options.step());
    }

    @Test
    void what_is_not_understood_is_said() {
        assertThrows(IllegalArgumentException.class, Options::of);
        assertThrows(IllegalArgumentException.class, () -> Options.of("data", "--colour", "blue"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("data", "--limit"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("data", "--limit", "some"));
        assertThrows(IllegalArgumentException.class, () -> Options.of("data", "--step", "soon"));
    }

    @Test
    void a_directory_without_the_files_is_exit_status_2_and_a_sentence(@TempDir Path empty) {
        var bytes = new ByteArrayOutputStream();

        int status = Play.run(
                Addresses.local(), new PrintStream(bytes, true, StandardCharsets.UTF_8), false, empty.toString());

        assertEquals(2, status);
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("orders.csv"));
    }
}
