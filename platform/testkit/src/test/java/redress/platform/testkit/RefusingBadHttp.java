package redress.platform.testkit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Every row of the catalogue that needs no journal, on a service that is only there to refuse. */
class RefusingBadHttp {

    private static final String GOOD =
            "{\"guest\":\"Ann\",\"pots\":[{\"kind\":\"GREEN\",\"cups\":2}],\"offered\":{\"minor\":500,\"currency\":\"EUR\"}}";

    static LocalIssuer issuer;
    static ConfigurableApplicationContext teahouse;
    static String address;
    static Caller buyer;

    @BeforeAll
    static void open() {
        issuer = LocalIssuer.start();
        teahouse = new SpringApplicationBuilder(Teahouse.class)
                .run(
                        "--server.port=0",
                        "--redress.security.issuer=" + issuer.address(),
                        "--spring.config.name=teahouse");
        address = "http://127.0.0.1:" + teahouse.getEnvironment().getProperty("local.server.port");
        buyer = Caller.with(address, issuer.token(People.BUYER_1));
    }

    @AfterAll
    static void close() {
        teahouse.close();
        issuer.close();
    }

    @Test
    void good_input_is_good() {
        var answer = buyer.post("/teas", GOOD).must(201);
        assertThat(answer.text("/for")).isEqualTo("buyer:usr_buyer1");
        assertThat(answer.header("Location")).isEqualTo("/teas/1");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        buyer.post("/teas/tea_00000000000000000000000001/thanks", "{}").must(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `                                   ` | 400 | body-missing
            {                                     | 400 | json-malformed
            {"guest":"A"                          | 400 | json-malformed
            {}{}                                  | 400 | json-trailing
            {} x                                  | 400 | json-malformed
            null                                  | 400 | body-missing
            []                                    | 400 | json-not-an-object
            "x"                                   | 400 | json-not-an-object
            12                                    | 400 | json-not-an-object
            {'guest':'A'}                         | 400 | json-malformed
            {"guest":"A",}                        | 400 | json-malformed
            {"guest":"A","guest":"B"}             | 400 | json-duplicate-key
            {"guest":"A","colour":"B"}            | 400 | property-unknown
            {"@class":"java.lang.Object"}         | 400 | property-unknown
            {"guest":"\\ud800"}                   | 400 | text-malformed
            {"guest":"a\\u0000b"}                 | 422 | text-unreadable
            {"guest":1}                           | 422 | type-mismatch
            {"guest":true}                        | 422 | type-mismatch
            {"guest":["A"]}                       | 422 | type-mismatch
            {"pots":[{"cups":"2"}]}               | 422 | type-mismatch
            {"pots":[{"cups":2.0}]}               | 422 | type-mismatch
            {"pots":[{"cups":1e999999999}]}       | 422 | type-mismatch
            {"pots":[{"cups":99999999999}]}       | 422 | number-out-of-range
            {"pots":[{"cups":true}]}              | 422 | type-mismatch
            {"pots":[{"cups":null,"kind":"GREEN"}]}| 422 | value-missing
            {"pots":[{"kind":"GREEN"}]}           | 422 | value-missing
            {"pots":[{"kind":"green"}]}           | 422 | value-unknown
            {"pots":[{"kind":"GREEN "}]}          | 422 | value-unknown
            {"pots":[{"kind":0}]}                 | 422 | type-mismatch
            {"pots":[{"kind":""}]}                | 422 | value-unknown
            {"pots":[null]}                       | 422 | value-missing
            {"pots":{}}                           | 422 | type-mismatch
            {"pots":""}                           | 422 | type-mismatch
            {"takeAway":"true"}                   | 422 | type-mismatch
            {"takeAway":1}                        | 422 | type-mismatch
            {"offered":{"minor":0.1,"currency":"EUR"}} | 422 | type-mismatch
            {"offered":{"minor":-1,"currency":"EUR"}}  | 422 | amount-negative
            {"offered":{"minor":1,"currency":"eur"}}   | 422 | currency-unknown
            {"offered":{"minor":1}}                    | 422 | currency-unknown
            {"offered":{"minor":9223372036854775807,"currency":"EUR"}} | 422 | amount-too-large
            {"offered":{"minor":9223372036854775808,"currency":"EUR"}} | 422 | number-out-of-range
            {"offered":{"minor":1,"currency":"EUR","zero":false}} | 400 | property-unknown
            {"pots":[{"before":"2026-01-01"}]}         | 422 | instant-invalid
            {"pots":[{"before":"2026-01-01T00:00:00"}]}| 422 | instant-invalid
            {"pots":[{"before":"+10000-01-01T00:00:00Z"}]}| 422 | instant-invalid
            {"pots":[{"before":"2026-06-30T23:59:60Z"}]}| 422 | instant-invalid
            {"pots":[{"before":1767225600}]}           | 422 | type-mismatch
            {"guest":" ","pots":[]}                    | 422 | request-invalid
            """)
    void a_body_that_is_not_what_was_asked_for(String body, int status, String code) {
        int served = Teahouse.SERVED.get();
        problem(buyer.post("/teas", body), status, code);
        assertThat(Teahouse.SERVED.get()).isEqualTo(served);
    }

    @Test
    void errors_say_where() {
        var answer = problem(
                buyer.post("/teas", GOOD.replace("\"cups\":2", "\"cups\":13").replace("Ann", " ")),
                422,
                "request-invalid");
        assertThat(answer.json().at("/errors").toString()).contains("/pots/0/cups", "/guest");

        answer = problem(buyer.post("/teas", GOOD.replace("\"cups\":2", "\"cups\":\"x\"")), 422, "type-mismatch");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/pots/0/cups");

        answer = problem(buyer.post("/teas", GOOD.replace(":500", ":-500")), 422, "amount-negative");
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/offered");

        answer = problem(buyer.post("/teas", "{\"guest\":\n  \"A\" \"B\"}"), 400, "json-malformed");
        assertThat(answer.text("/detail")).contains("line 2, column");
    }

    @Test
    void depth_length_and_size_have_an_end() {
        problem(buyer.post("/teas", "[".repeat(10_000)), 400, "json-not-an-object");
        problem(buyer.post("/teas", GOOD.replace("500", "[".repeat(10_000))), 422, "type-mismatch");
        problem(buyer.post("/teas", "{\"note\":" + "[".repeat(60)), 422, "type-mismatch");
        problem(buyer.post("/teas", "{\"unknown\":" + "[".repeat(60)), 400, "json-beyond-limits");
        problem(buyer.post("/teas", GOOD.replace("500", "5".repeat(50_000))), 400, "json-beyond-limits");
        problem(buyer.post("/teas", GOOD.replace("500", "1" + "0".repeat(60) + ".5")), 400, "json-beyond-limits");
        problem(buyer.post("/teas", GOOD.replace("Ann", "A".repeat(66_000))), 413, "body-too-large");
        buyer.post("/teas", GOOD.replace("Ann", "A".repeat(60_000))).must(201);
    }

    @Test
    void an_endless_body_is_cut_off() {
        var chunk = " ".repeat(70_000);
        var answer = buyer.send(
                "/teas",
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(
                                () -> new java.io.ByteArrayInputStream(chunk.getBytes(StandardCharsets.UTF_8)))));
        problem(answer, 413, "body-too-large");
    }

    @Test
    void bytes_that_are_not_utf_8() {
        problem(bytes(new byte[] {'{', '"', (byte) 0xC3, 0x28, '"', ':', '1', '}'}), 400, "not-utf-8");
        problem(bytes(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'}), 400, "not-utf-8");
        problem(bytes(GOOD.getBytes(StandardCharsets.UTF_16)), 400, "not-utf-8");
        problem(bytes(GOOD.getBytes(StandardCharsets.UTF_16LE)), 400, "not-utf-8");
        problem(bytes(("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8)), 400, "byte-order-mark");
    }

    @Test
    void only_plain_json_comes_in_and_goes_out() {
        problem(typed(null), 415, "media-type-unsupported");
        problem(typed("text/plain"), 415, "media-type-unsupported");
        problem(typed("application/xml"), 415, "media-type-unsupported");
        problem(typed("application/x-www-form-urlencoded"), 415, "media-type-unsupported");
        problem(typed("multipart/form-data; boundary=x"), 415, "media-type-unsupported");
        problem(typed("nonsense"), 415, "media-type-unsupported");
        problem(typed("application/json;charset=utf-7"), 415, "charset-unsupported");
        problem(typed("application/json;charset=\"utf-16\""), 415, "charset-unsupported");
        typed("application/json;charset=UTF-8").must(201);
        problem(buyer.sending("Content-Encoding", "gzip").post("/teas", GOOD), 415, "content-encoding-unsupported");
        problem(buyer.sending("Accept", "application/xml").get("/teas"), 406, "not-acceptable");
        problem(buyer.sending("Accept", "application/xml").post("/teas", "{"), 400, "json-malformed");
        problem(buyer.sending("Accept", "nonsense").get("/teas"), 406, "not-acceptable");
    }

    @Test
    void methods_and_addresses_that_are_not_served() throws IOException {
        var answer = problem(buyer.send("/teas", request -> request.DELETE()), 405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
        answer = problem(
                buyer.send("/teas", request -> request.method("BREW", BodyPublishers.noBody())),
                405,
                "method-not-allowed");
        assertThat(answer.header("Allow")).contains("GET", "POST");
        assertThat(raw("TRACE /teas HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow:", "problem+json");
        problem(buyer.sending("X-HTTP-Method-Override", "DELETE").post("/teas", "{"), 400, "json-malformed");
        problem(buyer.get("/nowhere"), 404, "no-such-resource");
        problem(buyer.get("/error"), 404, "no-such-resource");
        problem(buyer.get("/actuator/env"), 404, "no-such-resource");
        problem(buyer.get("/teas;jsessionid=1"), 400, "request-refused");
        problem(buyer.get("/teas/%00"), 400, "request-refused");
        problem(buyer.get("/teas/%252e%252e"), 400, "request-refused");
        assertThat(raw("GET /teas/..%2f..%2factuator/env HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(raw("GET /te|as HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /teas HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /teas HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(9_000) + "\r\n\r\n"))
                .containsPattern("HTTP/1.1 (400|431)");
        assertThat(raw("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .containsPattern("HTTP/1.1 (400|414)");
        assertThat(
                        raw(
                                "POST /teas HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .containsPattern("HTTP/1.1 (400|401)")
                .contains("Connection: close");
        problem(buyer.get("/teas?" + "a=1&".repeat(101)), 400, "parameter-invalid");
    }

    @Test
    void an_announced_body_that_is_too_large_is_not_read() throws IOException {
        assertThat(
                        raw(
                                "POST /teas HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                        + issuer.token(People.BUYER_1)
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 20000000\r\nExpect: 100-continue\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("body-too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=201",
                "limit=1000000000",
                "limit=abc",
                "limit=",
                "limit=1.5",
                "limit=1&limit=2",
                "limit=%D9%A1",
                "cursor=",
                "cursor=abc",
                "cursor=%27%20or%201=1--",
                "cursor=../../etc",
                "strength=strong",
                "strength=99999999999"
            })
    void a_list_asked_for_wrongly(String query) {
        var answer = buyer.get("/teas?" + query);
        if (!query.equals("cursor="))
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        problem(answer, 400, answer.code());
    }

    @Test
    void a_list_is_read_part_by_part() {
        var first = buyer.get("/teas?limit=2").must(200);
        assertThat(first.json().at("/items").size()).isEqualTo(2);
        var last = buyer.get("/teas?limit=2&cursor=" + first.text("/next")).must(200);
        assertThat(last.json().has("next")).isFalse();
        buyer.get("/teas?limit=200").must(200);
    }

    @Test
    void strangers_and_their_tokens() throws JOSEException {
        var challenge = problem(Caller.stranger(address).get("/teas"), 401, "not-authenticated");
        assertThat(challenge.header("WWW-Authenticate")).isEqualTo("Bearer");
        problem(Caller.stranger(address).sending("Authorization", "Basic dTpw").get("/teas"), 401, "not-authenticated");
        problem(Caller.stranger(address).post("/teas", GOOD), 401, "not-authenticated");
        problem(Caller.stranger(address).get("/nowhere"), 401, "not-authenticated");
        problem(Caller.stranger(address).get("/actuator/info"), 401, "not-authenticated");
        problem(
                Caller.stranger(address).get("/teas?access_token=" + issuer.token(People.BUYER_1)),
                401,
                "not-authenticated");

        var now = Instant.now();
        refused("");
        refused("abc");
        refused(issuer.token(People.BUYER_1) + "x");
        refused(issuer.token(People.BUYER_1, h -> h, c -> aged(c, now, 500)));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.notBeforeTime(Date.from(now.plusSeconds(1_800)))));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.expirationTime(null)));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.issuer("http://127.0.0.1:1")));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.issuer(null)));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.audience("another")));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.audience((String) null)));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.subject(null)));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.subject("rule_seller-response-window")));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.subject("a\nb")));
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.subject("usr_a.b"))); // an order could not name this seller
        refused(issuer.token(People.BUYER_1, h -> h, c -> c.subject("anna@example.org")));
        refused(issuer.token(People.BUYER_1, h -> h.type(JOSEObjectType.JWT), c -> c));
        refused(issuer.token(People.BUYER_1, h -> h.type(null), c -> c));
        refused(issuer.token(People.BUYER_1, h -> h.keyID("unknown"), c -> c));
        var foreign = new RSAKeyGenerator(2048).keyID("test").generate();
        refused(issuer.forgedToken(foreign, People.BUYER_1));
        refused(issuer.token(
                        People.BUYER_1,
                        h -> h.jwkURL(URI.create("http://127.0.0.1:1/keys")).jwk(foreign.toPublicJWK()),
                        c -> c)
                + "tampered");
        refused(new PlainJWT(claims(now)).serialize());
        var hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("test")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                claims(now));
        hmac.sign(new MACSigner(issuer.publicKey().toRSAPublicKey().getEncoded()));
        refused(hmac.serialize());

        // a moment ago: the clocks of issuer and service may differ by a minute
        Caller.with(address, issuer.token(People.BUYER_1, h -> h, c -> aged(c, Instant.now(), 1)))
                .get("/teas")
                .must(200);
    }

    @Test
    void a_token_without_a_role_of_ours_opens_nothing() {
        var none = issuer.token(People.BUYER_1, h -> h, c -> c.claim("role", null));
        var other = issuer.token(People.BUYER_1, h -> h, c -> c.claim("role", "KING"));
        for (var token : new String[] {none, other}) {
            var answer = problem(Caller.with(address, token).get("/teas"), 403, "insufficient-scope");
            assertThat(answer.header("WWW-Authenticate")).contains("insufficient_scope");
        }
    }

    @Test
    void refusals_of_the_domain_keep_their_code() {
        problem(buyer.post("/teas/tea_1/thanks", "{}"), 404, "no-such-id");
        problem(buyer.post("/teas/%27%20or%201=1--/thanks", "{}"), 404, "no-such-id");
        problem(buyer.post("/teas/tea_00000000000000000000000000/thanks", "{}"), 409, "tea-cold");
        problem(buyer.post("/teas/tea_00000000000000000000000001/thanks", "{\"a\":1}"), 400, "property-unknown");
        problem(
                Caller.with(address, issuer.token(People.SELLER_1))
                        .post("/teas/tea_00000000000000000000000001/thanks", "{}"),
                403,
                "role-may-not");
    }

    @Test
    void our_own_faults_say_nothing_but_the_trace() {
        var answer = buyer.sending("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/broken");
        problem(answer, 500, "unexpected");
        assertThat(answer.body()).doesNotContain("secret", "IllegalState");
        assertThat(answer.text("/instance")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(answer.header("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    }

    @Test
    void what_is_away_now_may_be_asked_again_later() {
        for (var what : new String[] {"journal", "database"}) {
            var answer = problem(buyer.get("/away/" + what), 503, "try-again");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        problem(buyer.get("/away/race"), 409, "changed-meanwhile");
        problem(buyer.get("/away/aggregate"), 404, "no-such-id");
    }

    @Test
    void a_precondition_that_nobody_would_check_is_not_met() {
        int served = Teahouse.SERVED.get();
        problem(buyer.sending("If-Match", "\"abc\"").post("/teas", GOOD), 412, "precondition-failed");
        problem(
                buyer.sending("If-Unmodified-Since", "Tue, 01 Jul 2025 00:00:00 GMT")
                        .post("/teas", GOOD),
                412,
                "precondition-failed");
        assertThat(Teahouse.SERVED.get()).isEqualTo(served);
    }

    @Test
    void who_asks_for_more_at_once_than_their_share_is_asked_to_wait_and_nobody_else() throws Exception {
        try (var small = new SpringApplicationBuilder(Teahouse.class)
                        .run(
                                "--server.port=0",
                                "--redress.http.at-once-per-caller=2",
                                "--redress.security.issuer=" + issuer.address(),
                                "--spring.config.name=teahouse");
                var guests = Executors.newVirtualThreadPerTaskExecutor()) {
            var there = "http://127.0.0.1:" + small.getEnvironment().getProperty("local.server.port");
            var greedy = Caller.with(there, issuer.token(People.BUYER_1));
            var waiting =
                    List.of(guests.submit(() -> greedy.get("/brewing")), guests.submit(() -> greedy.get("/brewing")));
            try {
                eventually(
                        Eventually.within(10, SECONDS),
                        () -> assertThat(Teahouse.BREWING.get()).isEqualTo(2));
                var answer = problem(greedy.get("/teas"), 429, "too-many-at-once");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
                Caller.with(there, issuer.token(People.BUYER_2)).get("/teas").must(200);
            } finally {
                Teahouse.READY.release(2);
            }
            for (var served : waiting) served.get().must(200);
            eventually(Eventually.within(10, SECONDS), () -> greedy.get("/teas").must(200));
        }
    }

    @Test
    void a_token_that_cannot_be_checked_now_is_not_called_bad() {
        try (var keyless = new SpringApplicationBuilder(Teahouse.class)
                .run(
                        "--server.port=0",
                        "--redress.security.issuer=" + issuer.address(),
                        "--redress.security.jwk-set-uri=http://127.0.0.1:1/keys",
                        "--spring.config.name=teahouse")) {
            var there = "http://127.0.0.1:" + keyless.getEnvironment().getProperty("local.server.port");
            problem(Caller.with(there, issuer.token(People.BUYER_1)).get("/teas"), 503, "try-again");
            problem(Caller.stranger(there).get("/teas"), 401, "not-authenticated");
        }
    }

    @Test
    void a_body_that_drips_is_not_waited_for() throws IOException {
        try (var impatient = new SpringApplicationBuilder(Teahouse.class)
                        .run(
                                "--server.port=0",
                                "--server.tomcat.connection-timeout=2s",
                                "--redress.security.issuer=" + issuer.address(),
                                "--spring.config.name=teahouse");
                var socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        impatient.getEnvironment().getRequiredProperty("local.server.port", Integer.class))) {
            var out = socket.getOutputStream();
            out.write(("POST /teas HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + issuer.token(People.BUYER_1) + "\r\nContent-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.setSoTimeout(120_000);
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void a_trace_that_is_none_is_not_taken_over(String traceparent) {
        var answer = buyer.sending("traceparent", traceparent).get("/nowhere");
        assertThat(answer.text("/instance")).matches("[0-9a-f]{32}").isNotEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void health_metrics_and_the_description_are_open_and_nothing_else() {
        Caller.stranger(address).get("/actuator/health").must(200);
        Caller.stranger(address).get("/actuator/health/liveness").must(200);
        Caller.stranger(address).get("/actuator/prometheus").must(200);
        assertThat(Caller.stranger(address).get("/v3/api-docs").must(200).text("/openapi"))
                .startsWith("3.1");
        problem(Caller.stranger(address).post("/actuator/health", "{}"), 401, "not-authenticated");
    }

    private static Answer typed(@Nullable String type) {
        return buyer.send("/teas", request -> {
            if (type != null) request.header("Content-Type", type);
            request.POST(BodyPublishers.ofString(GOOD));
        });
    }

    private static Answer bytes(byte[] body) {
        return buyer.send(
                "/teas",
                request -> request.header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)));
    }

    private static void refused(String token) {
        var answer = problem(
                Caller.stranger(address)
                        .sending("Authorization", "Bearer " + token)
                        .get("/teas"),
                401,
                "not-authenticated");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    /** Expired so many seconds ago. */
    private static JWTClaimsSet.Builder aged(JWTClaimsSet.Builder claims, Instant now, int seconds) {
        var issued = Date.from(now.minusSeconds(600));
        return claims.issueTime(issued).notBeforeTime(issued).expirationTime(Date.from(now.minusSeconds(seconds)));
    }

    private static JWTClaimsSet claims(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.address())
                .audience("redress")
                .subject("usr_buyer1")
                .claim("role", "BUYER")
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
    }

    private static Answer problem(Answer answer, int status, String code) {
        answer.mustRefuse(status, code);
        assertThat(answer.header("Content-Type")).as(answer.toString()).isEqualTo("application/problem+json");
        assertThat(answer.text("/type")).isEqualTo("urn:redress:problem:" + code);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
        assertThat(answer.text("/instance")).matches("[0-9a-f]{32}");
        return answer;
    }

    /** Everything that is answered until the server, which sees that no more comes, closes the connection. */
    private static String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), URI.create(address).getPort())) {
            socket.setSoTimeout(120_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            var answer = new StringBuilder();
            var bytes = new byte[4096];
            try {
                for (int n; (n = socket.getInputStream().read(bytes)) > 0; )
                    answer.append(new String(bytes, 0, n, StandardCharsets.US_ASCII));
            } catch (SocketException resetAfterTheAnswer) {
                assertThat(answer).isNotEmpty();
            }
            return answer.toString();
        }
    }
}
