package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class LintingTheApi {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    /** What is left out, each with how it is told. */
    static Stream<Arguments> gaps() {
        return Stream.of(
                gap("POST /kettles needs an operationId", api -> post(api).put("operationId", "fill")),
                gap(
                        "has the operationId fillKettle of",
                        api -> ((ObjectNode) api.at("/paths/~1kettles/get")).put("operationId", "fillKettle")),
                gap("POST /kettles needs a summary", api -> post(api).remove("summary")),
                gap("POST /kettles needs a description", api -> post(api).put("description", " ")),
                gap("POST /kettles needs a tag", api -> post(api).putArray("tags")),
                gap("POST /kettles does not say who may ask", api -> api.remove("security")),
                gap(
                        "GET /kettles/{id}, parameter id has no description",
                        api -> ((ObjectNode) api.at("/paths/~1kettles~1{id}/get/parameters/0")).remove("description")),
                gap(
                        "POST /kettles never succeeds",
                        api -> ((ObjectNode) post(api).get("responses")).remove("201")),
                gap(
                        "POST /kettles, answer 201 has no schema",
                        api -> ((ObjectNode) post(api).at("/responses/201/content")).removeAll()),
                gap(
                        "POST /kettles, answer 409 names no code",
                        api -> ((ObjectNode) post(api).at("/responses/409")).remove("content")),
                gap(
                        "KettleServiceFill.cups has no description",
                        api -> cups(api).remove("description")),
                gap(
                        "KettleServiceFill.cups is a number and does not say of what",
                        api -> cups(api).put("description", "water")),
                gap(
                        "KettleServiceFill.cups has the example 0, which it would not accept",
                        api -> cups(api).put("minimum", 1).put("example", 0)),
                gap(
                        "KettleServiceFill.filledAt is an instant",
                        api -> property(api, "filledAt")
                                .put("type", "string")
                                .put("format", "date-time")
                                .put("description", "when it was filled")),
                gap(
                        "KettleServiceFill.ownerId is an id and does not say of which form",
                        api -> property(api, "ownerId").put("type", "string").put("description", "the owner")),
                gap(
                        "KettleServiceFill.rule is called as the rule book's numbers are",
                        api -> property(api, "rule").put("type", "string").put("description", "a timer's name")),
                gap(
                        "KettleServiceFill.tea points to #/components/schemas/Tea",
                        api -> property(api, "tea")
                                .put("$ref", "#/components/schemas/Tea")
                                .put("description", "the tea")),
                gap(
                        "Tea does not say what GREEN means",
                        api -> ((ObjectNode) api.at("/components/schemas"))
                                .putObject("Tea")
                                .put("description", "a kind of tea")
                                .putArray("enum")
                                .add("GREEN")),
                gap(
                        "PageRow is no name for a type",
                        api -> ((ObjectNode) api.at("/components/schemas")).putObject("PageRow")));
    }

    private static Arguments gap(String told, Consumer<ObjectNode> gap) {
        return Arguments.of(told, gap);
    }

    private static ObjectNode post(ObjectNode api) {
        return (ObjectNode) api.at("/paths/~1kettles/post");
    }

    private static ObjectNode cups(ObjectNode api) {
        return (ObjectNode) api.at("/components/schemas/KettleServiceFill/properties/cups");
    }

    private static ObjectNode property(ObjectNode api, String name) {
        return ((ObjectNode) api.at("/components/schemas/KettleServiceFill/properties")).putObject(name);
    }

    private static ObjectNode today() {
        return (ObjectNode) service.stranger().get("/v3/api-docs").must(200).json();
    }

    @Test
    void a_complete_description_has_no_gaps() {
        assertThat(ApiLint.flaws(today()))
                .filteredOn(flaw -> !flaw.contains("kettleId"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("gaps")
    void a_gap_is_told(String told, Consumer<ObjectNode> gap) {
        var api = today();
        gap.accept(api);

        assertThat(ApiLint.flaws(api)).anyMatch(flaw -> flaw.contains(told));
    }
}
