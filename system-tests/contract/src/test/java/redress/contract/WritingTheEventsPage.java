package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.contract.Spoken.Published;
import redress.contract.Spoken.Service;
import tools.jackson.databind.JsonNode;

/** The second half of docs/events.md is made from the schemas. {@code -Dredress.docs=write} writes it anew. */
class WritingTheEventsPage {

    private static final Path PAGE = Path.of("../../docs/events.md");
    private static final String MARK = "<!-- from here on made from the schemas by WritingTheEventsPage -->\n";

    @Test
    void the_page_says_what_the_schemas_say() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(page).contains(MARK);
        var byHand = page.substring(0, page.indexOf(MARK) + MARK.length());
        var expected = byHand + made();
        if ("write".equals(System.getProperty("redress.docs"))) Files.writeString(PAGE, expected);
        else assertThat(page).as("run the test with -Dredress.docs=write").isEqualTo(expected);
    }

    private static String made() {
        return Spoken.services().map(WritingTheEventsPage::section).collect(Collectors.joining());
    }

    private static String section(Service service) {
        var text = new StringBuilder("\n## %s\n\nSpoken by %s-service, source `/redress/%s-service`. Heard by %s.\n"
                .formatted(service.topic(), service.name(), service.name(), hearers(service)));
        for (var one : service.published()) text.append(event(one));
        return text.toString();
    }

    private static String hearers(Service speaker) {
        return Spoken.services()
                .filter(service -> service.subscriptions().topics().contains(speaker.topic()))
                .map(service -> service.name() + "-service")
                .collect(Collectors.joining(", "));
    }

    private static String event(Published one) {
        var schema = one.schema();
        var text = new StringBuilder("\n### %s\n\n%s\n\n"
                .formatted(one.name(), schema.get("description").asString()));
        text.append("`%s` · subject `%s` · [schema](%s) · [sample](%s)\n\n"
                .formatted(one.type(), AsyncApis.subjectOf(one), link(one, "schemas"), link(one, "samples")));
        var heardBy = Spoken.services()
                .filter(service -> service.subscriptions().of(one.type().toString()) != null)
                .map(service -> service.name() + "-service")
                .toList();
        if (!heardBy.isEmpty())
            text.append("Used by ").append(String.join(", ", heardBy)).append(".\n\n");
        text.append("| Field | Type | Meaning |\n|---|---|---|\n");
        rows(schema, schema, "", text);
        return text.toString();
    }

    private static String link(Published one, String folder) {
        return "../%1$s-service/events/src/main/resources/redress/%1$s/%2$s/%3$s.json"
                .formatted(one.service().name(), folder, one.name());
    }

    private static void rows(JsonNode root, JsonNode schema, String path, StringBuilder text) {
        var required = new ArrayList<String>();
        schema.get("required").forEach(name -> required.add(name.asString()));
        for (var property : schema.get("properties").properties()) {
            var name = path + property.getKey();
            var value = property.getValue();
            text.append("| `%s`%s | %s | %s |\n"
                    .formatted(
                            name,
                            required.contains(property.getKey()) ? "" : " (optional)",
                            type(value),
                            value.get("description").asString()));
            var list = value.path("type").asString("").equals("array");
            var part = list ? value.get("items") : value;
            if (part.has("$ref") && !part.get("$ref").asString().endsWith("/Money"))
                rows(root, root.at(part.get("$ref").asString().substring(1)), name + (list ? "[]." : "."), text);
        }
    }

    private static String type(JsonNode property) {
        if (property.has("$ref")) return property.get("$ref").asString().endsWith("/Money") ? "money" : "object";
        if (property.has("enum")) {
            var words = new ArrayList<String>();
            property.get("enum").forEach(word -> words.add("`" + word.asString() + "`"));
            return String.join(" ", words);
        }
        if (property.path("format").asString("").equals("date-time")) return "instant";
        if (property.path("type").asString().equals("array")) return "list";
        return property.get("type").asString();
    }
}
