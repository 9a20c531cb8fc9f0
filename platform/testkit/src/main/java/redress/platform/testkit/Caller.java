package redress.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP with a service: a person with a token, or a stranger without. */
public final class Caller {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMinutes(1))
            .build();

    private final String address;
    private final @Nullable String token;
    private final List<String> headers;

    private Caller(String address, @Nullable String token, List<String> headers) {
        this.address = address;
        this.token = token;
        this.headers = headers;
    }

    public static Caller stranger(String address) {
        return new Caller(address, null, List.of());
    }

    public static Caller with(String address, String token) {
        return new Caller(address, token, List.of());
    }

    /** The same caller, who sends these headers too: name, value, name, value … */
    public Caller sending(String... namesAndValues) {
        var more = new ArrayList<>(headers);
        more.addAll(Arrays.asList(namesAndValues));
        return new Caller(address, token, more);
    }

    public Answer get(String path) {
        return send(path, HttpRequest.Builder::GET);
    }

    /** @param body JSON text, or a record or map to be made into it */
    public Answer post(String path, Object body) {
        return send(
                path,
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                body instanceof String text ? text : JSON.writeValueAsString(body))));
    }

    /** Any request; the caller's token and headers are added to it. */
    public Answer send(String path, Consumer<HttpRequest.Builder> shape) {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
        if (token != null) request.header("Authorization", "Bearer " + token);
        if (!headers.isEmpty()) request.headers(headers.toArray(String[]::new));
        shape.accept(request);
        try {
            var sent = request.build();
            var response = CLIENT.send(sent, BodyHandlers.ofString());
            var answer = new Answer(response.statusCode(), response.headers(), response.body());
            DescribedAnswers.check(address, CLIENT, sent, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + path, e);
        }
    }
}
