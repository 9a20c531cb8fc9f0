package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnsweringAsDescribed {

    private static final String BOILING = "/kettles/ket_1/boiling";

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    private final DescribedAnswers api = new DescribedAnswers(
            service.stranger().get("/v3/api-docs").must(200).json());

    private static Answer problem(int status, String code, String more) {
        return answer(status, "application/problem+json", """
                {"type": "urn:redress:problem:%2$s", "title": "So", "status": %1$d, "detail": "It is so.", "code": "%2$s",
                 "instance": "0af7651916cd43dd8448eb211c80319c"%3$s}
                """.formatted(status, code, more));
    }

    private static Answer answer(int status, String type, String body) {
        return new Answer(status, HttpHeaders.of(Map.of("Content-Type", List.of(type)), (_, _) -> true), body);
    }

    private static Answer kettle(String body) {
        return answer(200, "application/json", body);
    }

    @Test
    void what_is_described_may_be_answered() {
        api.check("POST", BOILING, problem(409, "kettle-boiled", ", \"rule\": \"R20\""));
        api.check("POST", BOILING, problem(401, "not-authenticated", ""));
        api.check("POST", "/nowhere", problem(404, "whatever-it-is", ""));
        api.check("GET", "/kettles/ket_1", kettle(view("")));
    }

    private static String view(String more) {
        return "{\"kettleId\":\"ket_1\",\"cups\":2,\"boiled\":true,\"heat\":\"HOT\"%s}".formatted(more);
    }

    @Test
    void a_code_that_is_not_described_fails_the_test_that_met_it() {
        assertThatThrownBy(() -> api.check("POST", BOILING, problem(409, "kettle-cold", "")))
                .hasMessageContaining("write `409: `kettle-cold`.` into the description of \"boilKettle\"");
        assertThatThrownBy(() -> api.check("POST", BOILING, problem(422, "kettle-boiled", "")))
                .hasMessageContaining("answered 422 `kettle-boiled`");
    }

    @Test
    void so_does_a_field_too_many_one_too_few_one_of_another_type_and_another_status() {
        assertThatThrownBy(() -> api.check("POST", BOILING, problem(409, "kettle-boiled", ", \"lid\": true")))
                .hasMessageContaining("lid");
        assertThatThrownBy(() -> api.check("GET", "/kettles/ket_1", kettle(view(",\"lid\":true"))))
                .hasMessageContaining("lid");
        assertThatThrownBy(() -> api.check(
                        "GET", "/kettles/ket_1", kettle("{\"kettleId\":\"ket_1\",\"cups\":2,\"heat\":\"HOT\"}")))
                .hasMessageContaining("boiled");
        assertThatThrownBy(() -> api.check("GET", "/kettles/ket_1", kettle(view("").replace("2", "\"2\""))))
                .hasMessageContaining("/cups");
        assertThatThrownBy(() -> api.check("GET", "/kettles/ket_1", kettle(view("").replace("HOT", "HISSING"))))
                .hasMessageContaining("/heat");
        assertThatThrownBy(() -> api.check("GET", "/kettles/ket_1", answer(202, "application/json", view(""))))
                .hasMessageContaining("answered 202");
        assertThatThrownBy(() -> api.check("GET", "/kettles/ket_1", answer(200, "text/plain", "A kettle.")))
                .hasMessageContaining("answered text/plain");
    }

    /** It is not only possible to look: whoever calls a service in a test does. */
    @Test
    void every_answer_to_a_caller_is_looked_at() throws Exception {
        var described = service.stranger().get("/v3/api-docs").must(200).body();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = exchange.getRequestURI().getPath().equals("/v3/api-docs") ? described : view(",\"lid\":true");
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
        try {
            var caller =
                    Caller.stranger("http://127.0.0.1:" + server.getAddress().getPort());
            assertThat(caller.get("/elsewhere").status()).isEqualTo(200);
            assertThatThrownBy(() -> Eventually.eventually(
                            Eventually.within(1, TimeUnit.DAYS), () -> caller.get("/kettles/ket_1")))
                    .isInstanceOf(DescribedAnswers.Undescribed.class)
                    .hasMessageContaining("lid");
        } finally {
            server.stop(0);
        }
    }
}
