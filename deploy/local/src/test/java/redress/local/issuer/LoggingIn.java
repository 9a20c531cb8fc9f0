package redress.local.issuer;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import redress.platform.embedded.Ports;
import redress.platform.values.Ids;
import redress.platform.values.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoggingIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final String address = "http://127.0.0.1:" + port;
    private final Path folder;
    private ConfigurableApplicationContext issuer;

    LoggingIn(@TempDir Path folder) {
        this.folder = folder;
        this.issuer = Issuer.start(port, folder);
    }

    @AfterAll
    void stop() {
        issuer.close();
    }

    @Test
    void two_people_of_each_role_get_a_token_that_says_who_they_are() throws Exception {
        assertEquals(13, Person.all().size());
        for (var person : Person.all()) {
            var token = checked(log(person.clientId(), Person.SECRET, "grant_type=client_credentials"));
            assertEquals(person.subject(), token.getSubject());
            assertEquals(person.role().name(), token.getClaimAsString("role"));
            assertEquals(List.of("redress"), token.getAudience());
            assertEquals(address, token.getClaimAsString("iss"));
            assertEquals("at+jwt", token.getHeaders().get("typ"));
            var expires = requireNonNull(token.getExpiresAt());
            assertTrue(expires.isAfter(Instant.now().plus(Duration.ofHours(11))));
        }
        var buyer = Person.all().getFirst();
        assertEquals(new Person("buyer-1", "usr_buyer1", Role.BUYER), buyer);
    }

    @Test
    void one_client_speaks_for_anybody() throws Exception {
        var token = checked(log("people", Person.SECRET, "grant_type=client_credentials&person=usr_7f3a&role=SELLER"));
        assertEquals("usr_7f3a", token.getSubject());
        assertEquals("SELLER", token.getClaimAsString("role"));
    }

    @Test
    void a_person_that_is_none_a_role_that_is_none_and_a_wrong_secret_are_refused() throws Exception {
        assertRefused(400, "invalid_request", log("people", Person.SECRET, "grant_type=client_credentials"));
        assertRefused(
                400,
                "invalid_request",
                log("people", Person.SECRET, "grant_type=client_credentials&person=rule_x&role=BUYER"));
        assertRefused(
                400,
                "invalid_request",
                log("people", Person.SECRET, "grant_type=client_credentials&person=usr_1&role=KING"));
        var dotted = log("people", Person.SECRET, "grant_type=client_credentials&person=usr_a.b&role=BUYER");
        assertRefused(400, "invalid_request", dotted);
        assertTrue(dotted.body().contains(Ids.PERSON_FORM), dotted.body());
        assertRefused(401, "invalid_client", log("buyer-1", "guessed", "grant_type=client_credentials"));
        assertRefused(401, "invalid_client", log("nobody", Person.SECRET, "grant_type=client_credentials"));
        assertRefused(400, "unsupported_grant_type", log("buyer-1", Person.SECRET, "grant_type=password"));
    }

    @Test
    void the_metadata_leads_to_the_keys() throws Exception {
        var metadata = get("/.well-known/oauth-authorization-server");
        assertEquals(address, metadata.path("issuer").asString());
        assertEquals(address + "/oauth2/jwks", metadata.path("jwks_uri").asString());
        assertEquals(1, get("/oauth2/jwks").path("keys").size());
        assertTrue(get("/oauth2/jwks").path("keys").get(0).path("d").isMissingNode(), "the private part stays here");
    }

    @Test
    void a_token_is_good_beyond_a_restart() throws Exception {
        var before = log("seller-1", Person.SECRET, "grant_type=client_credentials");
        issuer.close();
        issuer = Issuer.start(port, folder);
        assertEquals("usr_seller1", checked(before).getSubject());
    }

    private Jwt checked(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        var decoder = NimbusJwtDecoder.withJwkSetUri(address + "/oauth2/jwks")
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(new JwtTimestampValidator());
        return decoder.decode(JSON.readTree(answer.body()).path("access_token").asString());
    }

    private static void assertRefused(int status, String error, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(error, JSON.readTree(answer.body()).path("error").asString());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(
                http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString())
                        .body());
    }

    private HttpResponse<String> log(String client, String secret, String form)
            throws IOException, InterruptedException {
        var login = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(address + "/oauth2/token"))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }
}
