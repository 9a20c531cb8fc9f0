package redress.tools.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Answers as it was told, one answer per request, and notes what it was asked; also gives out tokens that count up. */
final class FakeService implements AutoCloseable {

    record Asked(String what, String authorization, String key, String body) {}

    private record Told(int status, String type, String body) {}

    private final HttpServer server;
    private final Deque<Told> answers = new ArrayDeque<>();
    final List<Asked> asked = new ArrayList<>();
    int tokens;

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    FakeService willAnswer(int status, String body) {
        answers.add(new Told(status, "application/json", body));
        return this;
    }

    Addresses addresses() {
        var here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Addresses(
                here,
                Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service, service -> here)),
                "127.0.0.1:1",
                Path.of("none"));
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            Told told;
            if (exchange.getRequestURI().getPath().equals("/oauth2/token")) {
                told = new Told(
                        200,
                        "application/json",
                        "{\"access_token\":\"token-%d\",\"expires_in\":300}".formatted(++tokens));
            } else {
                asked.add(new Asked(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        String.valueOf(headers.getFirst("Authorization")),
                        String.valueOf(headers.getFirst("Idempotency-Key")),
                        body));
                told = answers.removeFirst();
            }
            var bytes = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", told.type());
            exchange.sendResponseHeaders(told.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
