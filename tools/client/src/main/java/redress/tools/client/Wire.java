package redress.tools.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One request and its answer. Asked again only where that cannot do anything twice: nobody was listening, the service said
 * 503 or 429, or the connection broke under a request that carries an Idempotency-Key.
 */
final class Wire implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    private final HttpClient http;
    private final JsonMapper json;
    private final Duration patience;

    Wire(JsonMapper json, Duration patience) {
        this.json = json;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(30))
                .build();
    }

    Answer send(String asked, HttpRequest request) {
        var timed = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(ANSWER_WITHIN)
                .build();
        long giveUp = System.nanoTime() + patience.toNanos();
        for (long pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
            try {
                var response = http.send(timed, BodyHandlers.ofByteArray());
                if (!isToBeAskedAgain(response.statusCode()) || System.nanoTime() > giveUp)
                    return answer(asked, response);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Unreachable(asked, interrupted);
            } catch (IOException broken) {
                if (!mayBeRepeated(request, broken) || System.nanoTime() > giveUp) throw new Unreachable(asked, broken);
            }
            LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
        }
    }

    private static boolean isToBeAskedAgain(int status) {
        return status == 503 || status == 429;
    }

    private static boolean mayBeRepeated(HttpRequest request, IOException broken) {
        return broken instanceof ConnectException
                || request.headers().firstValue(Redress.KEY).isPresent();
    }

    private Answer answer(String asked, HttpResponse<byte[]> response) {
        var body = body(response.body());
        if (response.statusCode() >= 300) throw new Problem(asked, response.statusCode(), body);
        var replayed = response.headers()
                .firstValue("Idempotency-Replayed")
                .filter("true"::equals)
                .isPresent();
        return new Answer(response.statusCode(), body, replayed);
    }

    private JsonNode body(byte[] bytes) {
        if (bytes.length == 0) return JsonNodeFactory.instance.objectNode();
        try {
            return json.readTree(bytes);
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("detail", new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
