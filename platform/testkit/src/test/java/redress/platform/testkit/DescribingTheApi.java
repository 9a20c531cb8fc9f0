package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class DescribingTheApi {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    @Test
    void the_description_says_what_holds_for_every_endpoint() {
        var api = service.stranger().get("/v3/api-docs").must(200).json();

        assertThat(api.at("/openapi").asString()).startsWith("3.1");
        assertThat(api.at("/info/title").asString()).isEqualTo("kettle-service");
        assertThat(api.at("/components/securitySchemes/accessToken/scheme").asString())
                .isEqualTo("bearer");
        var fill = api.at("/paths/~1kettles/post");
        assertThat(fill.at("/responses/409/$ref").asString()).isEqualTo("#/components/responses/Problem");
        assertThat(api.at("/components/schemas/Problem/required").toString()).contains("code", "instance");
    }

    @Test
    void who_asks_is_no_parameter_and_ids_are_texts() {
        var api = service.stranger().get("/v3/api-docs").must(200).json();

        assertThat(names(api.at("/paths/~1kettles/post/parameters"))).containsExactly("Idempotency-Key");
        assertThat(names(api.at("/paths/~1kettles~1{id}/get/parameters"))).containsExactly("id");
        assertThat(names(api.at("/paths/~1kettles/get/parameters"))).containsExactlyInAnyOrder("limit", "cursor");
        assertThat(api.at("/components/schemas/KettleView/properties/kettleId/type")
                        .asString())
                .isEqualTo("string");
        assertThat(api.at("/components/schemas").propertyNames()).doesNotContain("Actor", "Paging", "KettleId");
    }

    private static Iterable<String> names(JsonNode parameters) {
        return parameters.values().stream()
                .map(parameter -> parameter.at("/name").asString())
                .toList();
    }
}
