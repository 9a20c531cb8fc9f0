package redress.platform.testkit;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import redress.platform.schema.JsonSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever a test is answered must be what the description of the operation that it asked says: its status, its code where it
 * is a problem, and every field of it. So every test of a service is a test of its description. What HTTP itself says before
 * an operation is found belongs to none.
 */
final class DescribedAnswers {

    /** An answer that is not as described; not waited for to become better, as a claim that does not hold yet is. */
    static final class Undescribed extends java.lang.Error {

        Undescribed(String what) {
            super(what);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> OF_NO_OPERATION = Set.of(405, 408, 414, 431);
    private static final Map<String, Optional<DescribedAnswers>> APIS = new ConcurrentHashMap<>();
    private static final String PROBLEM = "application/problem+json";

    private final SchemaRegistry registry = JsonSchema.registry();
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode api;

    DescribedAnswers(JsonNode api) {
        this.api = api;
        for (var schema : api.at("/components/schemas")) close(schema);
    }

    /** Nothing is answered but what is described. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties"))
            object.put("additionalProperties", false);
    }

    /** Fails where the service at {@code address} does not describe {@code answer}. */
    static void check(String address, HttpClient client, HttpRequest request, Answer answer) {
        APIS.computeIfAbsent(address, fresh -> described(fresh, client))
                .ifPresent(api -> api.check(request.method(), request.uri().getPath(), answer));
    }

    void check(String method, String path, Answer answer) {
        if (OF_NO_OPERATION.contains(answer.status())) return;
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (answer.status() >= 400 && !type.equals(PROBLEM)) return;
        var operation = operation(method, path);
        if (operation.isMissingNode()) return;
        var described = operation.path("responses").path(String.valueOf(answer.status()));
        if (answer.status() >= 400) code(method, path, operation, described, answer);
        else if (described.isMissingNode())
            throw new Undescribed("%s %s answered %d, which the description of %s does not name"
                    .formatted(method, path, answer.status(), operation.path("operationId")));
        var schema = described.path("content").path(type).path("schema");
        if (schema.isMissingNode()) {
            if (answer.body().isEmpty()) return;
            throw new Undescribed("%s %s answered %s, which the description of %s does not name"
                    .formatted(method, path, type, operation.path("operationId")));
        }
        var errors = compiled.computeIfAbsent(schema, this::compile).validate(answer.json());
        if (!errors.isEmpty())
            throw new Undescribed("%s %s answered %d otherwise than the description of %s says:%n  %s%nin %s"
                    .formatted(
                            method,
                            path,
                            answer.status(),
                            operation.path("operationId"),
                            errors.stream().map(DescribedAnswers::inWords).collect(Collectors.joining("\n  ")),
                            answer.body()));
    }

    private static void code(String method, String path, JsonNode operation, JsonNode described, Answer answer) {
        var status = answer.status();
        if (!ApiLint.codes(described.at("/content/application~1problem+json/schema"))
                .contains(answer.code()))
            throw new Undescribed(
                    "%s %s answered %d `%s`, which its description does not name: write `%d: `%s`.` into the description of %s"
                            .formatted(
                                    method,
                                    path,
                                    status,
                                    answer.code(),
                                    status,
                                    answer.code(),
                                    operation.path("operationId")));
    }

    private static String inWords(Error error) {
        return "%s: %s".formatted(error.getInstanceLocation(), error.getMessage());
    }

    private Schema compile(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", api.path("components"));
        return registry.getSchema(whole);
    }

    /** The operation whose path has the most words of its own in common with {@code path}. */
    private JsonNode operation(String method, String path) {
        JsonNode found = api.path("nothing");
        int best = -1;
        for (var template : api.path("paths").properties()) {
            var pattern = template.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            int fixed = template.getKey().replaceAll("\\{[^}]+}", "").length();
            var operation = template.getValue().path(method.toLowerCase(Locale.ROOT));
            if (fixed > best && path.matches(pattern) && !operation.isMissingNode()) {
                found = operation;
                best = fixed;
            }
        }
        return found;
    }

    /** Nothing where a service offers no description at all, as the toys of some tests. */
    private static Optional<DescribedAnswers> described(String address, HttpClient client) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/v3/api-docs")).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(new DescribedAnswers(JSON.readTree(answer.body())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The service that has just answered does not describe itself", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking how a service describes itself", e);
        }
    }
}
