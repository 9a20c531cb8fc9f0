package redress.dispute.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import redress.platform.testkit.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What docs/policy.md shows of the endpoints is what they answer; instants and hashes are those of the run that wrote it. {@code
 * -Dredress.docs=write} writes it anew.
 */
final class PolicyPage {

    private static final Path PAGE = Path.of("../../docs/policy.md");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Pattern OF_THE_RUN = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z|\\b[0-9a-f]{64}\\b");

    private PolicyPage() {}

    static void shows(String name, String request, Answer answer) throws IOException {
        shows(name, request, answer.json());
    }

    static void shows(String name, String request, JsonNode answer) throws IOException {
        var begin = "<!-- " + name + " -->\n";
        var page = Files.readString(PAGE);
        int from = page.indexOf(begin);
        assertThat(from).as("%s has a place for %s", PAGE, name).isNotNegative();
        int to = page.indexOf("\n<!-- /" + name + " -->", from);
        var shown = page.substring(from + begin.length(), to);
        var expected = "```\n%s\n\n%s\n```".formatted(request, JSON.writeValueAsString(answer));
        if ("write".equals(System.getProperty("redress.docs")))
            Files.writeString(PAGE, page.substring(0, from + begin.length()) + expected + page.substring(to));
        else
            assertThat(timeless(shown))
                    .as("%s, %s: run the test with -Dredress.docs=write", PAGE, name)
                    .isEqualTo(timeless(expected));
    }

    /** An answer about what a case has pinned, with some of its values. */
    static JsonNode only(Answer pinned, String... names) {
        var json = (ObjectNode) pinned.json().deepCopy();
        for (var place : json.path("places")) {
            var wanted = place.path("values")
                    .valueStream()
                    .filter(value ->
                            Arrays.asList(names).contains(value.path("name").asString()))
                    .toList();
            ((ObjectNode) place).putArray("values").addAll(wanted);
        }
        return json;
    }

    private static String timeless(String text) {
        return OF_THE_RUN.matcher(text).replaceAll("…");
    }
}
