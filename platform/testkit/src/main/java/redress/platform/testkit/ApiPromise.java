package redress.platform.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service promises to those who speak HTTP with it: its OpenAPI document, kept in {@code docs/api}. What was promised
 * holds until the document's version changes; more may be offered at any time. {@code -Dredress.docs=write} keeps today's
 * document, unless it breaks the promise under the same version.
 */
public final class ApiPromise {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int DEEPEST = 12;

    private final JsonNode promised;
    private final JsonNode now;
    private final List<String> broken = new ArrayList<>();

    private ApiPromise(JsonNode promised, JsonNode now) {
        this.promised = promised;
        this.now = now;
    }

    /** Fails where the service does not keep what {@code kept} promises. */
    public static void check(ServiceTest service, Path kept) throws IOException {
        var now = (ObjectNode) service.stranger().get("/v3/api-docs").must(200).json();
        now.remove("servers"); // another port in every run
        boolean writes = "write".equals(System.getProperty("redress.docs"));
        if (!Files.exists(kept) && !writes)
            throw new AssertionError(kept + " is missing: run with -Dredress.docs=write");
        if (Files.exists(kept)) {
            var promised = JSON.readTree(Files.readString(kept));
            var broken = broken(promised, now);
            if (!broken.isEmpty() && version(promised).equals(version(now)))
                throw new AssertionError(
                        "The service breaks what " + kept + " promises:\n  " + String.join("\n  ", broken)
                                + "\nKeep the promise, or change the version of the API (ApiDescription.VERSION).");
        }
        if (!writes) return;
        Files.createDirectories(Objects.requireNonNull(kept.toAbsolutePath().getParent()));
        Files.writeString(kept, JSON.writeValueAsString(now).replace("\r\n", "\n") + "\n");
    }

    /** What a client that relies on the promised document would stumble over. */
    static List<String> broken(JsonNode promised, JsonNode now) {
        var promise = new ApiPromise(promised, now);
        for (var path : promised.at("/paths").properties())
            for (var operation : path.getValue().properties())
                if (METHODS.contains(operation.getKey()))
                    promise.operation(
                            operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                            operation.getValue(),
                            now.path("paths").path(path.getKey()).path(operation.getKey()));
        return promise.broken;
    }

    private static String version(JsonNode document) {
        return document.at("/info/version").asString("");
    }

    private void operation(String name, JsonNode before, JsonNode after) {
        if (after.isMissingNode()) {
            broken.add(name + " is gone");
            return;
        }
        for (var parameter : after.path("parameters")) {
            var known = named(before.path("parameters"), parameter.path("name").asString());
            if (parameter.path("required").asBoolean(false)
                    && (known == null || !known.path("required").asBoolean(false)))
                broken.add(name + " newly needs the parameter "
                        + parameter.path("name").asString());
        }
        for (var parameter : before.path("parameters")) {
            var called = parameter.path("name").asString();
            var still = named(after.path("parameters"), called);
            if (still == null) broken.add(name + " no longer knows the parameter " + called);
            else asked(name + " parameter " + called, parameter.path("schema"), still.path("schema"), 0);
        }
        asked(name + " asked", body(before.path("requestBody")), body(after.path("requestBody")), 0);
        for (var answer : before.path("responses").properties())
            if (answer.getKey().startsWith("2")) {
                var still = after.path("responses").path(answer.getKey());
                if (still.isMissingNode()) broken.add(name + " no longer answers " + answer.getKey());
                else answered(name + " answered", body(answer.getValue()), body(still), 0);
            }
    }

    private static @Nullable JsonNode named(JsonNode parameters, String name) {
        for (var parameter : parameters) if (parameter.path("name").asString("").equals(name)) return parameter;
        return null;
    }

    private static JsonNode body(JsonNode message) {
        return message.at("/content/application~1json/schema");
    }

    /** What a client may say: nothing of it may be taken away, and nothing more be asked for. */
    private void asked(String place, JsonNode before, JsonNode after, int depth) {
        var old = resolved(promised, before);
        var fresh = resolved(now, after);
        if (depth > DEEPEST || retyped(place, old, fresh)) return;
        var words = words(fresh.path("enum"));
        for (var word : words(old.path("enum")))
            if (!words.isEmpty() && !words.contains(word)) broken.add(place + " no longer knows the word " + word);
        narrowed(place, old, fresh);
        for (var property : old.path("properties").properties()) {
            var still = fresh.path("properties").path(property.getKey());
            if (still.isMissingNode()) broken.add(place + "/" + property.getKey() + " is no longer known");
            else asked(place + "/" + property.getKey(), property.getValue(), still, depth + 1);
        }
        var needed = words(old.path("required"));
        for (var name : words(fresh.path("required")))
            if (!needed.contains(name)) broken.add(place + "/" + name + " is newly needed");
        if (old.has("items")) asked(place + "/*", old.path("items"), fresh.path("items"), depth + 1);
    }

    /** What a client may read: all of it stays, as what it was, and its lists of words are closed. */
    private void answered(String place, JsonNode before, JsonNode after, int depth) {
        var old = resolved(promised, before);
        var fresh = resolved(now, after);
        if (depth > DEEPEST || retyped(place, old, fresh)) return;
        var words = words(old.path("enum"));
        for (var word : words(fresh.path("enum")))
            if (!words.isEmpty() && !words.contains(word)) broken.add(place + " may now be the new word " + word);
        for (var property : old.path("properties").properties()) {
            var still = fresh.path("properties").path(property.getKey());
            if (still.isMissingNode()) broken.add(place + "/" + property.getKey() + " is gone");
            else answered(place + "/" + property.getKey(), property.getValue(), still, depth + 1);
        }
        var needed = words(fresh.path("required"));
        for (var name : words(old.path("required")))
            if (!needed.contains(name) && fresh.path("properties").has(name))
                broken.add(place + "/" + name + " may now be absent");
        if (old.has("items")) answered(place + "/*", old.path("items"), fresh.path("items"), depth + 1);
    }

    /** Bounds of what may be said only ever widen. */
    private void narrowed(String place, JsonNode old, JsonNode fresh) {
        for (var bound : List.of("minimum", "minLength", "minItems"))
            if (fresh.has(bound)
                    && fresh.path(bound).asDouble() > old.path(bound).asDouble(Double.NEGATIVE_INFINITY))
                broken.add("%s: %s is now %s".formatted(place, bound, fresh.path(bound)));
        for (var bound : List.of("maximum", "maxLength", "maxItems"))
            if (fresh.has(bound)
                    && fresh.path(bound).asDouble() < old.path(bound).asDouble(Double.POSITIVE_INFINITY))
                broken.add("%s: %s is now %s".formatted(place, bound, fresh.path(bound)));
        if (fresh.has("pattern") && !fresh.path("pattern").equals(old.path("pattern")))
            broken.add("%s: the pattern is now %s".formatted(place, fresh.path("pattern")));
    }

    private boolean retyped(String place, JsonNode old, JsonNode fresh) {
        for (var kind : List.of("type", "format"))
            if (!old.path(kind).equals(fresh.path(kind))) {
                broken.add("%s: %s was %s and is %s".formatted(place, kind, old.path(kind), fresh.path(kind)));
                return true;
            }
        return false;
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    private static Set<String> words(JsonNode list) {
        var words = new HashSet<String>();
        for (var word : list) words.add(word.asString());
        return words;
    }
}
