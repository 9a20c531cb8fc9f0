package redress.platform.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an OpenAPI document of ours must say of everything it names. No linter for OpenAPI 3.1 on the JVM is kept up; these
 * are the rules that we need, each with a planted violation in {@code LintingTheApi}.
 */
public final class ApiLint {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern MEANINGFUL = Pattern.compile("[a-z]+[A-Z][A-Za-z]+");
    private static final Pattern VAGUE = Pattern.compile("(Page|Row|Item|Line|List|Object|Data|Entry)*|.*\\d|.*_.*");
    private static final Pattern COUNTED = Pattern.compile(
            "units?|days?|hours?|seconds?|milliseconds?|bytes?|per ?cent|minor|number|version|place|rows|times|how many"
                    + "|round|claims|lines|orders|disputes|returns|windows|1 to 100|1 for the first",
            Pattern.CASE_INSENSITIVE);
    private static final String RULE = "^R[0-9]+a?$";
    private static final Pattern ID = Pattern.compile("[a-z]+Id");

    private final JsonNode api;
    private final List<String> flaws = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ApiLint(JsonNode api) {
        this.api = api;
    }

    /** Fails where the service's description leaves something out, and says what to write. */
    public static void check(ServiceTest service) {
        var flaws = flaws(service.stranger().get("/v3/api-docs").must(200).json());
        if (!flaws.isEmpty())
            throw new AssertionError("The description of the API is not complete:\n  " + String.join("\n  ", flaws));
    }

    static List<String> flaws(JsonNode api) {
        var lint = new ApiLint(api);
        lint.operations();
        for (var schema : api.at("/components/schemas").properties()) {
            if (VAGUE.matcher(schema.getKey()).matches())
                lint.flaw(schema.getKey(), "is no name for a type: call the record what it is");
            lint.schema(schema.getKey(), schema.getValue());
        }
        return lint.flaws;
    }

    private void flaw(String place, String what) {
        flaws.add(place + " " + what);
    }

    private void operations() {
        var known = new HashMap<String, String>();
        for (var path : api.path("paths").properties())
            for (var operation : path.getValue().properties())
                if (METHODS.contains(operation.getKey())) {
                    var name = operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    operation(name, operation.getValue());
                    var id = operation.getValue().path("operationId").asString("");
                    var other = known.put(id, name);
                    if (other != null) flaw(name, "has the operationId " + id + " of " + other);
                }
    }

    private void operation(String name, JsonNode operation) {
        if (!MEANINGFUL.matcher(operation.path("operationId").asString("")).matches())
            flaw(
                    name,
                    "needs an operationId of verb and object, such as openDispute: @Operation(operationId = …), not "
                            + operation.path("operationId"));
        for (var text : List.of("summary", "description"))
            if (operation.path(text).asString("").isBlank())
                flaw(name, "needs a " + text + ": @Operation(" + text + " = …)");
        if (operation.path("tags").isEmpty()) flaw(name, "needs a tag: @Tag on its controller");
        if (!operation.has("security") && api.path("security").isEmpty()) flaw(name, "does not say who may ask");
        for (var parameter : operation.path("parameters")) {
            var place = name + ", parameter " + parameter.path("name").asString();
            if (parameter.path("description").asString("").isBlank())
                flaw(place, "has no description: @Parameter(description = …), or a line in api-words.properties");
            schema(place, parameter.path("schema"));
        }
        var body = operation.path("requestBody");
        if (!body.isMissingNode()) contents(name + ", body", body, "application/json");
        boolean answers = false;
        for (var answer : operation.path("responses").properties()) {
            var place = name + ", answer " + answer.getKey();
            if (answer.getKey().startsWith("2")) {
                answers = true;
                if (answer.getValue().has("content")) contents(place, answer.getValue(), "application/json");
            } else {
                var problem = answer.getValue().at("/content/application~1problem+json/schema");
                if (codes(problem).isEmpty())
                    flaw(place, "names no code: write `" + answer.getKey() + ": \\`the-code\\`.` into the description");
            }
        }
        if (!answers) flaw(name, "never succeeds: it needs an answer with 2xx");
    }

    /** The codes of a problem's schema. */
    static Set<String> codes(JsonNode problem) {
        var codes = new HashSet<String>();
        for (var part : problem.path("allOf"))
            part.at("/properties/code/enum").forEach(code -> codes.add(code.asString()));
        return codes;
    }

    private void contents(String place, JsonNode message, String mediaType) {
        var schema = message.path("content").path(mediaType).path("schema");
        if (schema.isMissingNode()) flaw(place, "has no schema for " + mediaType);
        else schema(place, schema);
    }

    private void schema(String place, JsonNode schema) {
        if (schema.has("$ref")) {
            var target = schema.path("$ref").asString();
            if (!target.startsWith("#/") || api.at(target.substring(1)).isMissingNode())
                flaw(place, "points to " + target + ", which is not there");
        }
        for (var word : schema.path("enum"))
            if (!schema.path("description").asString("").contains("`" + word.asString() + "`")
                    && !place.contains("answer "))
                flaw(place, "does not say what " + word.asString() + " means: Javadoc at the constant");
        examples(place, schema);
        each(schema, (name, property) -> property(place + "." + name, name, property));
        if (schema.has("items")) schema(place + "[]", schema.path("items"));
        for (var part : List.of("allOf", "oneOf", "anyOf"))
            for (var one : schema.path(part)) if (!part.equals("allOf")) schema(place, one);
    }

    private static void each(JsonNode schema, BiConsumer<String, JsonNode> action) {
        for (var property : schema.path("properties").properties())
            action.accept(property.getKey(), property.getValue());
    }

    private void property(String place, String name, JsonNode property) {
        if (!seen.add(place)) return;
        var description = property.path("description").asString("");
        if (description.isBlank())
            flaw(place, "has no description: `@param " + name + " …` in the Javadoc of its record");
        if (property.path("format").asString("").equals("date-time") && !description.contains("UTC"))
            flaw(place, "is an instant and does not say of which time zone: UTC");
        if (property.path("type").asString("").equals("integer")
                && !COUNTED.matcher(description).find())
            flaw(
                    place,
                    "is a number and does not say of what: units, days, bytes, percent, version, how many … in its @param");
        if (ID.matcher(name).matches()
                && property.path("type").asString("").equals("string")
                && !property.has("pattern")
                && !PEOPLE_AND_LINES.contains(name))
            flaw(place, "is an id and does not say of which form: a line in ApiWords.IDS");
        if (name.equals("rule") && !property.path("pattern").asString("").equals(RULE))
            flaw(
                    place,
                    "is called as the rule book's numbers are (" + RULE
                            + "): the name of what acts by itself is a policyRule");
        schema(place, property);
    }

    /** Ids that the marketplace gives out in its own forms. */
    private static final Set<String> PEOPLE_AND_LINES =
            Set.of("buyerId", "sellerId", "mediatorId", "lineId", "cartId", "correlationId", "causationId");

    private void examples(String place, JsonNode schema) {
        var examples = new ArrayList<JsonNode>();
        if (schema.has("example")) examples.add(schema.path("example"));
        schema.path("examples").forEach(examples::add);
        for (var example : examples) {
            boolean fits = switch (schema.path("type").asString("")) {
                case "string" -> example.isString() && pattern(schema, example);
                case "integer" ->
                    example.isIntegralNumber()
                            && example.asLong() >= schema.path("minimum").asLong(Long.MIN_VALUE)
                            && example.asLong() <= schema.path("maximum").asLong(Long.MAX_VALUE);
                case "boolean" -> example.isBoolean();
                default -> true;
            };
            if (!fits) flaw(place, "has the example " + example + ", which it would not accept");
        }
    }

    private static boolean pattern(JsonNode schema, JsonNode example) {
        return !schema.has("pattern")
                || Pattern.compile(schema.path("pattern").asString())
                        .matcher(example.asString())
                        .find();
    }
}
