package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.policy.PolicyDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cases keep the policy that they began under, so what a released version says, and what it means by a value that it does not
 * say ({@code x-unsaid}), never changes. Each service's {@code src/test/resources/policy-promise.json} keeps it: the digests of
 * the shipped documents, the values that every document has said, and what the older ones mean by the later values.
 */
class KeepingWhatPoliciesMeant {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final boolean WRITES = "write".equals(System.getProperty("redress.samples"));
    private static final String HOW = """
            Keep what is new, and commit it:
              ./mvnw test -pl system-tests/contract -am -Dtest=KeepingWhatPoliciesMeant \
                  -Dsurefire.failIfNoSpecifiedTests=false -Dredress.samples=write
            What changed and was never released: delete the file first. What was released is not changed: ship a new version of
            the document, and leave the note as it is.""";

    @ParameterizedTest
    @ValueSource(strings = {"order", "dispute", "mediation", "refund"})
    void what_was_released_means_what_it_meant(String service) throws IOException {
        var file = Path.of("../../%s-service/app/src/test/resources/policy-promise.json".formatted(service));
        var folder = Path.of("../../%1$s-service/app/src/main/resources/redress/%1$s/policy".formatted(service));
        var schema = JSON.readTree(Files.readString(folder.resolve("policy.schema.json")));
        var shipped = shipped(folder);
        if (WRITES) write(file, schema, shipped);

        assertThat(file).as(HOW).exists();
        assertThat(broken(JSON.readTree(Files.readString(file)), schema, shipped))
                .as("%s-service. %s", service, HOW)
                .isEmpty();
    }

    /** Of each document its digest, by its version. */
    private static ObjectNode shipped(Path folder) throws IOException {
        var shipped = JSON.createObjectNode();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                if (file.endsWith("policy.schema.json")) continue;
                var document = PolicyDocument.of(Files.readString(file));
                shipped.put(document.page().version(), document.sha256());
            }
        }
        return shipped;
    }

    private static List<String> broken(JsonNode kept, JsonNode schema, JsonNode shipped) {
        var broken = new ArrayList<String>();
        kept.path("shipped").properties().forEach(document -> {
            var now = shipped.path(document.getKey());
            if (now.isMissingNode()) broken.add(document.getKey() + " is not shipped any more, and cases keep it");
            else if (!now.equals(document.getValue()))
                broken.add(document.getKey() + " says something else than it did, and cases keep it");
        });
        shipped.propertyNames().forEach(version -> {
            if (!kept.path("shipped").has(version)) broken.add(version + " is not kept yet");
        });
        var said = said(kept);
        schema.at("/$defs/values/properties").properties().forEach(value -> {
            var name = value.getKey();
            var means = value.getValue().at("/x-unsaid/value");
            var meant = kept.path("unsaid").path(name);
            if (said.contains(name) || (!meant.isMissingNode() && means.equals(meant))) return;
            broken.add(
                    !meant.isMissingNode()
                            ? "older versions meant %s by %s, and now mean %s".formatted(meant, name, means)
                            : means.isMissingNode()
                                    ? name
                                            + " is newly asked for, and nothing says what older versions mean by it: x-unsaid"
                                    : "what older versions mean by " + name + " is not kept yet");
        });
        return broken;
    }

    private static Set<String> said(JsonNode kept) {
        var said = new HashSet<String>();
        kept.path("said").forEach(name -> said.add(name.asString()));
        return said;
    }

    /** What is there stays; every value of a service that has no file yet is said by all its documents. */
    private static void write(Path file, JsonNode schema, ObjectNode shipped) throws IOException {
        boolean first = !Files.exists(file);
        var kept = first ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(Files.readString(file));
        var documents = kept.withObjectProperty("shipped");
        shipped.properties().forEach(document -> documents.putIfAbsent(document.getKey(), document.getValue()));
        var unsaid = kept.withObjectProperty("unsaid");
        var said = kept.withArrayProperty("said");
        schema.at("/$defs/values/properties").properties().forEach(value -> {
            var means = value.getValue().at("/x-unsaid/value");
            if (!means.isMissingNode()) unsaid.putIfAbsent(value.getKey(), means);
            else if (first) said.add(value.getKey());
        });
        Files.writeString(file, JSON.writeValueAsString(kept).replace("\r\n", "\n") + "\n");
    }

    // ---- seen to fail

    private static final String KEPT = """
            {"shipped": {"default-1": "00"}, "unsaid": {"grace": "PT0S"}, "said": ["wait"]}""";

    /** What may have been done to the schema and the documents, and what is said of it. */
    static Stream<Arguments> breaks() {
        return Stream.of(
                change("default-1 says something else", all -> shipped(all).put("default-1", "01")),
                change("default-1 is not shipped any more", all -> shipped(all).remove("default-1")),
                change("default-2 is not kept yet", all -> shipped(all).put("default-2", "02")),
                change(
                        "older versions meant \"PT0S\" by grace, and now mean \"PT1S\"",
                        all -> note(all).put("value", "PT1S")),
                change(
                        "older versions meant \"PT0S\" by grace, and now mean ",
                        all -> ((ObjectNode) values(all).get("grace")).remove("x-unsaid")),
                change("most is newly asked for", all -> values(all).putObject("most")),
                change(
                        "what older versions mean by most is not kept yet",
                        all -> values(all)
                                .putObject("most")
                                .putObject("x-unsaid")
                                .put("value", 3)));
    }

    private static Arguments change(String told, Consumer<ObjectNode> change) {
        return Arguments.of(told, change);
    }

    private static ObjectNode today() {
        return (ObjectNode) JSON.readTree("""
                {"shipped": {"default-1": "00"}, "schema": {"$defs": {"values": {"properties": {
                  "wait": {"type": "string"},
                  "grace": {"type": "string", "x-unsaid": {"value": "PT0S", "because": "nobody was given more"}}}}}}}""");
    }

    private static ObjectNode shipped(ObjectNode all) {
        return (ObjectNode) all.get("shipped");
    }

    private static ObjectNode values(ObjectNode all) {
        return (ObjectNode) all.at("/schema/$defs/values/properties");
    }

    private static ObjectNode note(ObjectNode all) {
        return (ObjectNode) values(all).at("/grace/x-unsaid");
    }

    private static List<String> broken(ObjectNode all) {
        return broken(JSON.readTree(KEPT), all.path("schema"), all.path("shipped"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void a_change_is_told(String told, Consumer<ObjectNode> change) {
        var all = today();
        change.accept(all);

        assertThat(broken(all)).singleElement().asString().contains(told);
    }

    @Test
    void the_words_of_a_note_may_change_and_a_value_may_go() {
        var all = today();
        note(all).put("because", "there was none");
        values(all).remove("wait");

        assertThat(broken(all)).isEmpty();
    }
}
