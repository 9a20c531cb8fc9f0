package redress.tools.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuringTheJournal {

    /** Says nothing about speed: the run is far too short. */
    @Test
    void prints_every_line_of_its_table() throws Exception {
        var printed = new ByteArrayOutputStream();
        new JournalBench(
                        new PrintStream(printed, true, StandardCharsets.UTF_8),
                        0.1,
                        0.4,
                        List.of("raw", "stock", "journal", "followers"))
                .run();
        var text = printed.toString(StandardCharsets.UTF_8);
        for (var line : List.of(
                "| raw loop, after | 16 |",
                "| Axon's JDBC engine, update | 64 |",
                "| journal, create | 64 |",
                "| journal with followers, update | 16 |",
                "replay of a projection")) assertTrue(text.contains(line), text);
    }
}
