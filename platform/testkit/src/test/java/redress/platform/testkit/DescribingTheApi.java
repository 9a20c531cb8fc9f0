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
        var conflict = fill.at("/responses/409/content/application~1problem+json/schema");
        assertThat(conflict.at("/allOf/0/$ref").asString()).isEqualTo("#/components/schemas/Problem");
        assertThat(ApiLint.codes(conflict)).containsExactlyInAnyOrder("changed-meanwhile", "idempotency-key-in-use");
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

    @Test
    void the_codes_that_a_description_names_are_listed_with_its_answers() {
        var boil = service.stranger().get("/v3/api-docs").must(200).json().at("/paths/~1kettles~1{id}~1boiling/post");

        assertThat(ApiLint.codes(boil.at("/responses/409/content/application~1problem+json/schema")))
                .contains("kettle-boiled");
        assertThat(ApiLint.codes(boil.at("/responses/404/content/application~1problem+json/schema")))
                .contains("no-such-id");
    }

    @Test
    void what_is_created_is_answered_with_its_place() {
        var fill = service.stranger().get("/v3/api-docs").must(200).json().at("/paths/~1kettles/post");

        assertThat(fill.at("/responses").propertyNames()).contains("201").doesNotContain("200");
        assertThat(fill.at("/responses/201/headers").propertyNames()).contains("Location");
    }

    private static Iterable<String> names(JsonNode parameters) {
        return parameters.values().stream()
                .map(parameter -> parameter.at("/name").asString())
                .toList();
    }
}
