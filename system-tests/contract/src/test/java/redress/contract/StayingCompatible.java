package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redress.platform.messages.MessageJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The core events are what they were when they were released; what is planted here to break them is caught. */
class StayingCompatible {

    static Stream<Arguments> core() {
        return Spoken.core().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("core")
    void a_core_event_is_what_it_was(String type, String released) {
        assertThat(Compatibility.breaks(
                        Spoken.json(Spoken.text(released)), Spoken.of(type).schema()))
                .isEmpty();
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                planted(
                        "/reason was removed or renamed",
                        schema -> properties(schema).remove("reason")),
                planted("/reason was removed or renamed", schema -> {
                    properties(schema).set("cause", properties(schema).get("reason"));
                    properties(schema).remove("reason");
                }),
                planted(
                        "/openedAt was \"string\" and is \"integer\"",
                        schema -> property(schema, "openedAt").put("type", "integer")),
                planted("/note is newly required", schema -> {
                    properties(schema).putObject("note").put("type", "string");
                    schema.withArray("required").add("note");
                }),
                planted(
                        "/asked/minor was \"integer\" and is \"string\"",
                        schema -> ((ObjectNode) schema.at("/$defs/Money/properties/minor")).put("type", "string")),
                planted(
                        "/lines/*/lineId was removed or renamed",
                        schema -> ((ObjectNode) schema.at("/$defs/DisputedLine/properties")).remove("lineId")),
                planted(
                        "/kind had the words",
                        schema -> property(schema, "kind").withArray("enum").add("VOUCHER")),
                planted("/ was closed to additions", schema -> schema.put("additionalProperties", false)),
                planted(
                        "/respondBy: format was",
                        schema -> property(schema, "respondBy").remove("format")));
    }

    private static Arguments planted(String caught, Consumer<ObjectNode> change) {
        return Arguments.of(caught, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void a_planted_violation_is_caught(String caught, Consumer<ObjectNode> change) {
        var released = Spoken.json(Spoken.text("frozen/1/dispute.DisputeOpened.json"));
        var changed = (ObjectNode) released.deepCopy();
        change.accept(changed);
        assertThat(Compatibility.breaks(released, changed)).anyMatch(fault -> fault.startsWith(caught));
    }

    @Test
    void an_optional_field_may_be_added() {
        var released = Spoken.json(Spoken.text("frozen/1/dispute.DisputeOpened.json"));
        var grown = (ObjectNode) released.deepCopy();
        properties(grown).putObject("channel").put("type", "string").put("description", "Where it was opened.");
        assertThat(Compatibility.breaks(released, grown)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("core")
    void what_was_said_then_is_understood_now(String type, String released) {
        var one = Spoken.of(type);
        assertThat(MessageJson.to(one.record(), one.sample())).isNotNull();
    }

    private static ObjectNode properties(JsonNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode property(JsonNode schema, String name) {
        return (ObjectNode) properties(schema).get(name);
    }
}
