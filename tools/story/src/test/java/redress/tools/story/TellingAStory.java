package redress.tools.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.tools.client.Addresses;
import redress.tools.client.Service;

class TellingAStory {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void no_line_is_wider_than_a_hundred_columns() {
        var narrator = new Narrator(out, false);
        narrator.title("silence", "word ".repeat(60).strip());
        narrator.deed("buyer-1", "does this and that, ".repeat(12).strip());
        narrator.event(
                "disputes.v1",
                123_456,
                "SellerResponseWindowElapsed",
                "fact and figure, ".repeat(9).strip());
        narrator.clock(Instant.EPOCH, Duration.ofDays(15));

        assertTrue(told().lines().allMatch(line -> line.length() <= 100), told());
        assertFalse(told().contains("\u001b"));
    }

    @Test
    void a_span_is_said_as_people_say_it() {
        assertEquals("15 days", Narrator.span(Duration.ofDays(15)));
        assertEquals("2 days 6 h", Narrator.span(Duration.ofHours(54)));
        assertEquals("30 h 5 min", Narrator.span(Duration.ofMinutes(1805)));
        assertEquals("1 min", Narrator.span(Duration.ofMinutes(1)));
    }

    @Test
    void an_unknown_story_lists_those_there_are() {
        assertEquals(2, Stories.run(nobody(), out, "happy-ending"));

        for (var name : Stories.names()) assertTrue(told().contains("  " + name + "  "), told());
        assertTrue(told().contains("  all  "), told());
    }

    @Test
    void readme_and_docs_name_every_story_and_no_other() throws IOException {
        var readme = Files.readString(Path.of("../../README.md"));
        var listed = readme.substring(readme.indexOf("`./redress story all` plays"));
        assertEquals(Set.copyOf(Stories.names()), named(listed.substring(0, listed.indexOf("; [docs/stories.md]"))));
        assertEquals(Set.copyOf(Stories.names()), named(Files.readString(Path.of("../../docs/stories.md"))));
    }

    /** What stands between backquotes and looks like a story's name. */
    private static Set<String> named(String text) {
        return Pattern.compile("`([a-z]+(?:-[a-z]+)*)`")
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Addresses nobody() {
        var nowhere = URI.create("http://127.0.0.1:1");
        return new Addresses(
                nowhere,
                Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service, service -> nowhere)),
                "127.0.0.1:1",
                Path.of("nowhere"));
    }
}
