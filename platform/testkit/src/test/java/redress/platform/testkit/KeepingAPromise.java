package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class KeepingAPromise {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    @TempDir
    Path folder;

    /** Changes to today's document, each with what it would break. */
    static Stream<Arguments> changes() {
        return Stream.of(
                change("POST /kettles is gone", api -> ((ObjectNode) api.at("/paths/~1kettles")).remove("post")),
                change(
                        "POST /kettles asked/cups is no longer known",
                        api -> properties(api, "KettleServiceFill").remove("cups")),
                change("POST /kettles asked/lid is newly needed", api -> {
                    properties(api, "KettleServiceFill").putObject("lid").put("type", "string");
                    schema(api, "KettleServiceFill").putArray("required").add("lid");
                }),
                change(
                        "POST /kettles asked/cups: type was \"integer\" and is \"string\"",
                        api -> ((ObjectNode)
                                        properties(api, "KettleServiceFill").get("cups"))
                                .put("type", "string")),
                change(
                        "GET /kettles no longer knows the parameter limit",
                        api -> ((ObjectNode) api.at("/paths/~1kettles/get")).putArray("parameters")),
                change(
                        "POST /kettles asked/cups: minimum is now 2",
                        api -> ((ObjectNode)
                                        properties(api, "KettleServiceFill").get("cups"))
                                .put("minimum", 2)),
                change(
                        "POST /kettles asked/cups: maximum is now 12",
                        api -> ((ObjectNode)
                                        properties(api, "KettleServiceFill").get("cups"))
                                .put("maximum", 12)),
                change(
                        "POST /kettles parameter Idempotency-Key: the pattern is now \"^[a-z]+$\"",
                        api -> ((ObjectNode) api.at("/paths/~1kettles/post/parameters/0/schema"))
                                .put("pattern", "^[a-z]+$")),
                change(
                        "POST /kettles no longer answers 201",
                        api -> ((ObjectNode) api.at("/paths/~1kettles/post/responses")).remove("201")),
                change(
                        "GET /kettles/{id} answered/boiled may now be absent",
                        api -> schema(api, "KettleView").putArray("required")),
                change("GET /kettles/{id} answered/heat may now be the new word HISSING", api -> {
                    var words = (ArrayNode) schema(api, "KettleHeat").get("enum");
                    words.add("HISSING");
                }),
                change(
                        "GET /kettles/{id} answered/boiled is gone",
                        api -> properties(api, "KettleView").remove("boiled")));
    }

    private static Arguments change(String broken, Consumer<ObjectNode> change) {
        return Arguments.of(broken, change);
    }

    private static ObjectNode schema(ObjectNode api, String name) {
        return (ObjectNode) api.at("/components/schemas/" + name);
    }

    private static ObjectNode properties(ObjectNode api, String name) {
        return (ObjectNode) schema(api, name).get("properties");
    }

    private static ObjectNode today() {
        return (ObjectNode) service.stranger().get("/v3/api-docs").must(200).json();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void a_change_that_breaks_one_is_caught(String broken, Consumer<ObjectNode> change) {
        var changed = today();
        change.accept(changed);

        assertThat(ApiPromise.broken(today(), changed)).contains(broken);
    }

    @Test
    void more_may_be_offered_than_was_promised() {
        var promised = today();
        ((ObjectNode) promised.at("/paths")).remove("/kettles/{id}/boiling");
        properties(promised, "KettleView").remove("boiled");

        assertThat(ApiPromise.broken(promised, today())).isEqualTo(List.of());
    }

    @Test
    void it_holds_until_the_version_changes() throws Exception {
        var promised = today();
        properties(promised, "KettleView").putObject("owner").put("type", "string");
        var kept = Files.writeString(folder.resolve("kettle.json"), promised.toString());
        assertThatThrownBy(() -> ApiPromise.check(service, kept))
                .hasMessageContaining("GET /kettles/{id} answered/owner is gone");

        ((ObjectNode) promised.get("info")).put("version", "0");
        Files.writeString(kept, promised.toString());
        ApiPromise.check(service, kept);
    }
}
