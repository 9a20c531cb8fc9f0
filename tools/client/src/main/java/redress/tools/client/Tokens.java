package redress.tools.client;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Access tokens by person, asked for once and again shortly before they end. Time here is the machine's, as the issuer's is. */
final class Tokens {

    private static final String SECRET = "local-only";
    private static final Duration BEFORE_THE_END = Duration.ofSeconds(20);

    private final URI endpoint;
    private final Wire wire;
    private final Map<Person, Token> tokens = new ConcurrentHashMap<>();

    Tokens(URI issuer, Wire wire) {
        this.endpoint = issuer.resolve("/oauth2/token");
        this.wire = wire;
    }

    String of(Person person) {
        var held = tokens.get(person);
        if (held != null && held.stillGood()) return held.value();
        var fresh = ask(person);
        tokens.put(person, fresh);
        return fresh.value();
    }

    private Token ask(Person person) {
        var form = new TreeMap<>(person.parameters());
        form.put("grant_type", "client_credentials");
        var login =
                Base64.getEncoder().encodeToString((person.clientId() + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"))))
                .build();
        var answer = wire.send("The login of " + person.name(), request);
        return new Token(
                answer.text("access_token"),
                System.nanoTime()
                        + Duration.ofSeconds(answer.body().path("expires_in").asLong(60))
                                .minus(BEFORE_THE_END)
                                .toNanos());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Token(String value, long goodUntilNanos) {
        boolean stillGood() {
            return System.nanoTime() - goodUntilNanos < 0;
        }
    }
}
