package redress.platform.policy;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import redress.platform.policy.PolicyBook.Page;
import tools.jackson.databind.JsonNode;

/** The version that something has pinned, and what it says of it (R60). Later versions do not touch it. */
public record PinnedPolicy(
        @Schema(description = "the version", example = "default-1")
        String version,

        @Schema(description = "the line of versions that it belongs to", example = "default")
        String profile,

        @Schema(description = "from then on, UTC, what began pinned it")
        Instant effectiveFrom,

        @Schema(
                description =
                        "what it says, for each place; there is more than one where the goods are of several kinds")
        List<AtPlace> places) {

    public PinnedPolicy {
        places = List.copyOf(places);
    }

    /** What holds at one place. */
    public record AtPlace(
            @Schema(description = "where the case belongs") PolicyPlace place,

            @Schema(description = "every value of the policy, by name")
            List<Value> values) {

        public AtPlace {
            values = List.copyOf(values);
        }
    }

    /** One value, and who says so. */
    public record Value(
            @Schema(description = "its name", example = "policy-notice")
            String name,

            @Schema(
                    description = "what holds; its type and bounds are in `/policy-schema`",
                    implementation = Object.class)
            Object value,

            @Schema(description = "its unit", example = "ISO 8601 period")
            String unit,

            @Schema(description = "the rule it belongs to, in docs/rules.md", example = "R60", pattern = "^R[0-9]+a?$")
            String rule,

            @Schema(
                    description =
                            "which part of the version says so: `every case`, or the override that wins; `not said, older than"
                                    + " the value: ` and what was done then, where the version was written before there was"
                                    + " this value",
                    example = "country DE")
            String from) {}

    /** What every description of such an answer begins with. */
    public static final String WHAT_IT_TELLS =
            "The version that was pinned, and every value in force, with the override that says so where one does. A version"
                    + " that is published later changes nothing of it. ";

    static PinnedPolicy of(Page page, JsonNode schema, List<PolicyPlace> places) {
        var notes = schema.at("/$defs/values/properties");
        var there = new ArrayList<AtPlace>();
        for (var place : places) {
            var values = new ArrayList<Value>();
            for (var name : page.names()) {
                var said = page.said(name, place.country(), place.category());
                values.add(new Value(
                        name,
                        PolicyDocument.JSON.treeToValue(said.value(), Object.class),
                        notes.path(name).path("x-unit").asString(""),
                        notes.path(name).path("x-rule").asString(""),
                        said.from()));
            }
            there.add(new AtPlace(place, values));
        }
        return new PinnedPolicy(page.version(), page.profile(), page.effectiveFrom(), there);
    }
}
