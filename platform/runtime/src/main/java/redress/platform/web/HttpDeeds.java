package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import redress.platform.journal.AlreadyDone;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.journal.Rider;
import redress.platform.journal.TraceParent;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Deeds that came over HTTP. The correlation id of everything that follows is the request's trace id.
 *
 * <p>A request with an {@code Idempotency-Key} has its effect once, however often it is sent, to whichever instance: the
 * key's row commits with the events or not at all. The key belongs to its subject and operation and never expires. What
 * was refused is not remembered, because it had no effect: the same request may succeed later.
 */
public final class HttpDeeds implements Deeds {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,198}[\\x21-\\x7e])?");

    private final Commands commands;
    private final JdbcClient database;
    private final JsonMapper json;
    private final Set<Key> underway = ConcurrentHashMap.newKeySet();

    public HttpDeeds(Commands commands, JdbcClient database, JsonMapper json) {
        this.commands = commands;
        this.database = database;
        this.json = json;
    }

    @Override
    public <T> T perform(
            Actor actor,
            String operation,
            Object request,
            Object command,
            Function<@Nullable Object, T> answer,
            Class<T> answerType) {
        var http = current();
        var origin = origin(actor, http);
        var text = http == null ? null : key(http.getRequest());
        if (http == null || text == null) return answer.apply(commands.perform(command, origin));

        var key = new Key(actor.id() + " " + operation, text, fingerprint(http.getRequest(), request));
        if (!underway.add(key.withoutFingerprint()))
            throw new BadRequest(Problem.of(
                            409,
                            "idempotency-key-in-use",
                            "A request with this Idempotency-Key is being worked on. Send it again in a moment.")
                    .header("Retry-After", "1"));
        try {
            var before = before(key, answerType, http);
            if (before.isPresent()) return before.get();
            return first(key, command, origin, answer, answerType, http);
        } finally {
            underway.remove(key.withoutFingerprint());
        }
    }

    @Override
    public <T> T ask(Actor actor, Object question, Class<T> answerType) {
        var answer = commands.perform(question, origin(actor, current()));
        if (answer == null) throw new IllegalStateException(question.getClass() + " was not answered");
        return answerType.cast(answer);
    }

    private <T> T first(
            Key key,
            Object command,
            Origin origin,
            Function<@Nullable Object, T> answer,
            Class<T> answerType,
            ServletRequestAttributes http) {
        var given = new AtomicReference<@Nullable T>();
        var rider = new Rider.Idempotency(key.scope(), key.text(), key.fingerprint(), result -> {
            var made = answer.apply(result);
            given.set(made);
            return json.writeValueAsString(made);
        });
        try {
            var result = commands.perform(command, origin, rider);
            var made = given.get();
            return made == null ? answer.apply(result) : made;
        } catch (AlreadyDone | Refusal elsewhere) {
            // another instance may have done the same request meanwhile: then its answer is the answer
            return before(key, answerType, http).orElseThrow(() -> elsewhere);
        }
    }

    private <T> Optional<T> before(Key key, Class<T> answerType, ServletRequestAttributes http) {
        var found = database.sql("select fingerprint, answer::text from idempotency where scope = ? and key = ?")
                .params(key.scope(), key.text())
                .query((row, number) -> new Done(row.getString(1), row.getString(2)))
                .optional();
        if (found.isEmpty()) return Optional.empty();
        if (!found.get().fingerprint().equals(key.fingerprint()))
            throw Refusal.invalid(
                    "idempotency-key-reused", "This Idempotency-Key was used for another request. Take a new one.");
        var response = http.getResponse();
        if (response != null) response.setHeader(REPLAYED, "true");
        return Optional.of(json.readValue(found.get().answer(), answerType));
    }

    private String fingerprint(HttpServletRequest http, Object request) {
        var text = http.getMethod() + " " + http.getRequestURI() + "\n" + json.writeValueAsString(request);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static @Nullable String key(HttpServletRequest http) {
        var keys = Collections.list(http.getHeaders(KEY));
        if (keys.isEmpty()) return null;
        if (keys.size() > 1 || !PRINTABLE.matcher(keys.getFirst()).matches())
            throw new BadRequest(
                    "idempotency-key-invalid",
                    "The Idempotency-Key is one header of 1 to 200 printable ASCII characters.");
        return keys.getFirst();
    }

    private static Origin origin(Actor actor, @Nullable ServletRequestAttributes http) {
        var place =
                http == null ? TraceParent.fresh() : Trace.of(http.getRequest()).place();
        return new Origin(actor.toString(), place.traceId(), null, place.toString());
    }

    private static @Nullable ServletRequestAttributes current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes http ? http : null;
    }

    private record Key(String scope, String text, String fingerprint) {

        Key withoutFingerprint() {
            return new Key(scope, text, "");
        }
    }

    private record Done(String fingerprint, String answer) {}
}
