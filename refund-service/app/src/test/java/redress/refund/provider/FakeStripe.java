package redress.refund.provider;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of Stripe's API that refunds need, on a free port, behaving as its public documentation says: form-encoded
 * requests, keys whose first answer is repeated whatever it was (marked {@code Idempotent-Replayed}) until they are
 * forgotten, errors with type and code, lists newest first in pages. What is to go wrong with the next requests is queued.
 */
public final class FakeStripe implements AutoCloseable {

    public static final String KEY = "rk_test_local";

    /** What happens to one POST. */
    public enum Trouble {
        /** The connection ends before anything is done. */
        DROPPED_BEFORE,
        /** The refund is made, and the connection ends without an answer. */
        DROPPED_AFTER,
        /** The refund is made, and the answer is an error of the server; that answer is what the key repeats. */
        ERROR_AFTER,
        /** The refund is made, and the answer does not come while anybody waits. */
        SILENT_AFTER,
        /** Answered in something that is not JSON, after the refund was made. */
        GARBAGE_AFTER,
        /** Too many requests; nothing is done. */
        RATE_LIMITED,
        /** The same key is being worked on; nothing is done. */
        KEY_IN_USE,
        /** The bank declines; the key repeats it. */
        DECLINED,
        /** The balance does not suffice. */
        BALANCE_INSUFFICIENT,
        /** The API key is not known. */
        NOT_AUTHENTICATED,
        /** The API key may not do this. */
        NOT_PERMITTED
    }

    /** One request as it came. */
    public record Request(String method, String path, Map<String, String> parameters, Headers headers) {}

    private record Answer(int status, String body, Map<String, String> headers) {}

    private record Remembered(Map<String, String> parameters, Answer answer) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Request> requests = new ArrayList<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Map<String, Remembered> keys = new HashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Long> captured = new HashMap<>();
    private String statusOfNew = "succeeded";
    private boolean listsLag;
    private int pageSize = 100;

    private FakeStripe(HttpServer server) {
        this.server = server;
    }

    public static FakeStripe start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var stripe = new FakeStripe(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", stripe::handle);
            server.start();
            return stripe;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    // ---- what a test says

    /** A payment of which at most this much can go back. */
    public synchronized void paid(String payment, long amount) {
        captured.put(payment, amount);
    }

    /** This happens to the next POST, and the one after, in this order. */
    public synchronized void next(Trouble... them) {
        troubles.addAll(List.of(them));
    }

    public synchronized void noMoreTroubles() {
        troubles.clear();
    }

    public synchronized void newRefundsAre(String status) {
        statusOfNew = status;
    }

    /** The refund with this key gets another status. */
    public synchronized void becomes(String key, String status, @Nullable String failure) {
        for (var refund : withKey(key)) {
            refund.put("status", status);
            refund.put("failure_reason", failure);
        }
    }

    /** Whatever is pending of this payment gets another status. */
    public synchronized void pendingBecome(String payment, String status) {
        for (var refund : refunds.values())
            if (isOf(refund, payment) && "pending".equals(refund.get("status"))) refund.put("status", status);
    }

    /** Somebody changes the amount of the refund with this key behind our back. */
    public synchronized void amountBecomes(String key, long amount) {
        for (var refund : withKey(key)) refund.put("amount", amount);
    }

    /** A day passes: no key is remembered. */
    public synchronized void forgetsKeys() {
        keys.clear();
    }

    public synchronized void forgets(String key) {
        keys.remove(key);
    }

    /** Fresh refunds are not in lists yet. */
    public synchronized void listsLag(boolean lag) {
        listsLag = lag;
    }

    public synchronized void pagesOf(int size) {
        pageSize = size;
    }

    // ---- what a test asks

    public synchronized List<Request> requests(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .toList();
    }

    /** Stripe's refunds that were sent under the key. */
    public synchronized List<Map<String, Object>> withKey(String key) {
        return refunds.values().stream()
                .filter(refund ->
                        key.equals(((Map<?, ?>) Objects.requireNonNull(refund.get("metadata"))).get("redress_key")))
                .toList();
    }

    /** How many refunds of the payment have not failed. */
    public synchronized long standing(String payment) {
        return refunds.values().stream()
                .filter(refund -> isOf(refund, payment) && !"failed".equals(refund.get("status")))
                .count();
    }

    /** The keys whose first answer would be repeated. */
    public synchronized Set<String> keys() {
        return Set.copyOf(keys.keySet());
    }

    private static boolean isOf(Map<String, Object> refund, String payment) {
        return payment.equals(refund.get("payment_intent")) || payment.equals(refund.get("charge"));
    }

    // ---- the API

    private void handle(HttpExchange exchange) throws IOException {
        var request = read(exchange);
        var trouble = received(request);
        if (trouble == Trouble.DROPPED_BEFORE) {
            exchange.close();
            return;
        }
        var answer = answer(request, trouble);
        switch (trouble) {
            case DROPPED_AFTER -> exchange.close();
            case SILENT_AFTER -> {
                try {
                    closed.await();
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            }
            case GARBAGE_AFTER -> write(exchange, new Answer(200, "<html>maintenance</html>", Map.of()));
            case null, default -> write(exchange, answer);
        }
    }

    private synchronized @Nullable Trouble received(Request request) {
        requests.add(request);
        return request.method().equals("POST") ? troubles.poll() : null;
    }

    private synchronized Answer answer(Request request, @Nullable Trouble trouble) {
        if (!("Bearer " + KEY).equals(request.headers().getFirst("Authorization"))
                || trouble == Trouble.NOT_AUTHENTICATED)
            return error(401, "invalid_request_error", null, "Invalid API Key provided");
        if (trouble == Trouble.NOT_PERMITTED)
            return error(403, "invalid_request_error", null, "The key does not have the required permissions");
        if (trouble == Trouble.RATE_LIMITED)
            return error(429, "invalid_request_error", "rate_limit", "Too many requests");
        if (trouble == Trouble.KEY_IN_USE)
            return error(409, "idempotency_error", "idempotency_key_in_use", "There is another request in progress");
        if (request.path().equals("/v1/refunds"))
            return request.method().equals("POST") ? keyed(request, trouble) : list(request.parameters());
        if (request.path().startsWith("/v1/refunds/") && request.method().equals("GET"))
            return retrieve(request.path().substring("/v1/refunds/".length()));
        return error(404, "invalid_request_error", null, "Unrecognized request URL");
    }

    private Answer keyed(Request request, @Nullable Trouble trouble) {
        var key = request.headers().getFirst("Idempotency-Key");
        if (key == null) return create(request.parameters(), trouble);
        var before = keys.get(key);
        if (before != null) {
            if (!before.parameters().equals(request.parameters()))
                return error(400, "idempotency_error", null, "Keys can only be used with the same parameters");
            return new Answer(before.answer().status(), before.answer().body(), Map.of("Idempotent-Replayed", "true"));
        }
        if (!captured.containsKey(payment(request.parameters())))
            return error(404, "invalid_request_error", "resource_missing", "No such payment");
        var answer = create(request.parameters(), trouble);
        keys.put(key, new Remembered(request.parameters(), answer));
        return answer;
    }

    private Answer create(Map<String, String> parameters, @Nullable Trouble trouble) {
        if (trouble == Trouble.DECLINED) return error(402, "card_error", "card_declined", "Your card was declined.");
        if (trouble == Trouble.BALANCE_INSUFFICIENT)
            return error(400, "invalid_request_error", "balance_insufficient", "Insufficient funds");
        var payment = payment(parameters);
        long amount = Long.parseLong(Objects.requireNonNull(parameters.get("amount")));
        long gone = refunds.values().stream()
                .filter(refund -> isOf(refund, payment))
                .filter(refund -> !"failed".equals(refund.get("status")))
                .mapToLong(refund -> (Long) Objects.requireNonNull(refund.get("amount")))
                .sum();
        long left = Objects.requireNonNull(captured.get(payment)) - gone;
        if (left == 0)
            return error(400, "invalid_request_error", "charge_already_refunded", "Charge has already been refunded.");
        if (amount > left)
            return error(400, "invalid_request_error", "amount_too_large", "Refund amount is greater than unrefunded");
        var metadata = new TreeMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("metadata[")) metadata.put(name.substring(9, name.length() - 1), value);
        });
        var refund = new LinkedHashMap<String, Object>();
        refund.put("id", "re_" + (refunds.size() + 1));
        refund.put("object", "refund");
        refund.put("amount", amount);
        refund.put("currency", currency(payment));
        refund.put("created", 1_700_000_000L + refunds.size());
        refund.put("payment_intent", payment.startsWith("pi_") ? payment : null);
        refund.put("charge", payment.startsWith("ch_") ? payment : null);
        refund.put("status", statusOfNew);
        refund.put("failure_reason", null);
        refund.put("metadata", metadata);
        refunds.put((String) Objects.requireNonNull(refund.get("id")), refund);
        return trouble == Trouble.ERROR_AFTER
                ? error(500, "api_error", null, "An unknown error occurred")
                : new Answer(200, JSON.writeValueAsString(refund), Map.of());
    }

    private Answer list(Map<String, String> parameters) {
        var payment = payment(parameters);
        var found = refunds.values().stream()
                .filter(refund -> isOf(refund, payment))
                .filter(_ -> !listsLag)
                .sorted(Comparator.<Map<String, Object>, Long>comparing(
                                refund -> (Long) Objects.requireNonNull(refund.get("created")))
                        .reversed())
                .toList();
        var after = parameters.get("starting_after");
        if (after != null)
            found = found.stream()
                    .dropWhile(refund -> !after.equals(refund.get("id")))
                    .skip(1)
                    .toList();
        int size = Math.min(pageSize, Integer.parseInt(parameters.getOrDefault("limit", "10")));
        return new Answer(
                200,
                JSON.writeValueAsString(Map.of(
                        "object",
                        "list",
                        "url",
                        "/v1/refunds",
                        "has_more",
                        found.size() > size,
                        "data",
                        found.stream().limit(size).toList())),
                Map.of());
    }

    private Answer retrieve(String id) {
        var refund = refunds.get(id);
        return refund == null
                ? error(404, "invalid_request_error", "resource_missing", "No such refund")
                : new Answer(200, JSON.writeValueAsString(refund), Map.of());
    }

    private static String payment(Map<String, String> parameters) {
        return Objects.requireNonNullElse(
                parameters.get("payment_intent"), Objects.requireNonNullElse(parameters.get("charge"), ""));
    }

    /** {@code pi_7_jpy} was paid in yen, {@code pi_7} in euro. */
    private static String currency(String payment) {
        var parts = payment.split("_", -1);
        return parts.length > 2 ? parts[parts.length - 1] : "eur";
    }

    private static Answer error(int status, String type, @Nullable String code, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("type", type);
        if (code != null) error.put("code", code);
        error.put("message", message);
        return new Answer(status, JSON.writeValueAsString(Map.of("error", error)), Map.of());
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var parameters = new TreeMap<String, String>();
        decode(exchange.getRequestURI().getRawQuery(), parameters);
        decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), parameters);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Map.copyOf(parameters),
                exchange.getRequestHeaders());
    }

    private static void decode(@Nullable String encoded, Map<String, String> into) {
        if (encoded == null || encoded.isEmpty()) return;
        for (var pair : encoded.split("&")) {
            int is = pair.indexOf('=');
            into.put(
                    URLDecoder.decode(pair.substring(0, is), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8));
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Request-Id", "req_local");
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
