package redress.platform.testkit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever a test is refused with must be in the description of the operation that it asked: so every test of a service is
 * a test of its description. What HTTP itself says before an operation is found belongs to none.
 */
final class ToldCodes {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<Integer> OF_NO_OPERATION = Set.of(405, 408, 414, 431);
    private static final Map<String, Optional<JsonNode>> APIS = new ConcurrentHashMap<>();

    private ToldCodes() {}

    /** Fails where {@code answer} is a problem that the service at {@code address} does not describe. */
    static void check(String address, HttpClient client, HttpRequest request, Answer answer) {
        if (answer.status() < 400 || OF_NO_OPERATION.contains(answer.status())) return;
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) return;
        APIS.computeIfAbsent(address, fresh -> described(fresh, client))
                .ifPresent(
                        api -> check(api, request.method(), request.uri().getPath(), answer.status(), answer.code()));
    }

    static void check(JsonNode api, String method, String path, int status, String code) {
        var operation = operation(api, method, path);
        if (operation.isMissingNode()) return;
        var told = ApiLint.codes(operation
                .path("responses")
                .path(String.valueOf(status))
                .at("/content/application~1problem+json/schema"));
        if (!told.contains(code))
            throw new AssertionError(
                    "%s %s answered %d `%s`, which its description does not name: write `%d: `%s`.` into the description of %s"
                            .formatted(method, path, status, code, status, code, operation.path("operationId")));
    }

    /** The operation whose path has the most words of its own in common with {@code path}. */
    private static JsonNode operation(JsonNode api, String method, String path) {
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

    private static Optional<JsonNode> described(String address, HttpClient client) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + "/v3/api-docs")).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (java.io.IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
