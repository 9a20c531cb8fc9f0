package redress.tools.client;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running Redress as somebody outside sees it. Every deed carries an Idempotency-Key, so that asking again after a broken
 * connection or a 503 can never do it twice; a refusal is a {@link Problem}. May be used from many threads.
 */
public final class Redress implements AutoCloseable {

    static final String KEY = "Idempotency-Key";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Addresses addresses;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Wire wire;
    private final Tokens tokens;

    private Redress(Addresses addresses, Duration patience) {
        this.addresses = addresses;
        this.wire = new Wire(json, patience);
        this.tokens = new Tokens(addresses.issuer(), wire);
    }

    public static Redress at(Addresses addresses) {
        return new Redress(addresses, PATIENCE);
    }

    /** @param patience how long a request is repeated while nobody answers or the answer is 503 */
    public static Redress at(Addresses addresses, Duration patience) {
        return new Redress(addresses, patience);
    }

    /** What {@code who} sees at {@code path}. @throws Problem where they may not, or there is nothing */
    public Answer get(Person who, Service where, String path) {
        return wire.send("GET " + path, request(who, where, path).GET().build());
    }

    /** Does a deed under a key of its own. @throws Problem where it is refused */
    public Answer post(Person who, Service where, String path, Object body) {
        return post(who, where, path, body, UUID.randomUUID().toString());
    }

    /**
     * Does a deed once, however often it is asked for under this key. Anything Jackson can write is a body.
     *
     * @throws Problem where it is refused
     */
    public Answer post(Person who, Service where, String path, Object body, String key) {
        return wire.send(
                "POST " + path,
                request(who, where, path)
                        .header("Content-Type", "application/json")
                        .header(KEY, key)
                        .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build());
    }

    /** What anybody may ask without a token: health, the API description, the local stand-still question. */
    public Answer ask(Service where, String path) {
        return wire.send(
                "GET " + path, HttpRequest.newBuilder(uri(where, path)).GET().build());
    }

    /** News of all four services from now on. */
    public News listenFromNow() {
        return News.fromNow(addresses.kafka(), json);
    }

    /** News of all four services since the topics began, each shown to {@code watcher} on the listening thread. */
    public News listenFromTheBeginning(Consumer<Event> watcher) {
        return News.fromTheBeginning(addresses.kafka(), json, watcher);
    }

    /** The local clock. @throws Unexpected where this system's clock cannot be moved from here */
    public LocalClock clock() {
        return LocalClock.in(addresses.clockFile());
    }

    /** Whether all four services have nothing left to do at the clock's time. */
    public Stillness stillness() {
        return new Stillness(this);
    }

    private HttpRequest.Builder request(Person who, Service where, String path) {
        return HttpRequest.newBuilder(uri(where, path)).header("Authorization", "Bearer " + tokens.of(who));
    }

    private URI uri(Service where, String path) {
        return addresses.of(where).resolve(path);
    }

    @Override
    public void close() {
        wire.close();
    }
}
