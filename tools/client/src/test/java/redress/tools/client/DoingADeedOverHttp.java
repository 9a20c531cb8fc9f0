package redress.tools.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoingADeedOverHttp {

    private static final Person BUYER = Person.called("buyer-1");

    private final FakeService service = new FakeService();
    private final Redress redress = Redress.at(service.addresses(), Duration.ofMinutes(2));

    @AfterEach
    void close() {
        redress.close();
        service.close();
    }

    @Test
    void carries_the_persons_token_and_asks_for_it_once() {
        service.willAnswer(201, "{\"orderId\":\"ord_1\"}").willAnswer(200, "{}");

        var placed = redress.post(BUYER, Service.ORDER, "/orders", Map.of("currency", "BRL"));
        redress.get(BUYER, Service.ORDER, "/orders/ord_1");

        assertEquals("ord_1", placed.text("orderId"));
        assertEquals("Bearer token-1", service.asked.getFirst().authorization());
        assertEquals("{\"currency\":\"BRL\"}", service.asked.getFirst().body());
        assertEquals(1, service.tokens);
    }

    @Test
    void two_people_have_two_tokens() {
        service.willAnswer(200, "{}").willAnswer(200, "{}");

        redress.get(BUYER, Service.ORDER, "/orders");
        redress.get(Person.of("usr_7", "SELLER"), Service.ORDER, "/orders");

        assertEquals("Bearer token-2", service.asked.getLast().authorization());
    }

    @Test
    void is_repeated_under_the_same_key_while_the_service_is_unavailable() {
        service.willAnswer(503, "").willAnswer(503, "").willAnswer(200, "{\"done\":true}");

        redress.post(BUYER, Service.ORDER, "/orders/ord_1/receipt", Map.of());

        assertEquals(3, service.asked.size());
        assertEquals(
                1, service.asked.stream().map(FakeService.Asked::key).distinct().count());
    }

    @Test
    void is_not_repeated_after_a_refusal_which_says_its_code_and_sentence() {
        service.willAnswer(
                409, "{\"code\":\"offer-replaced\",\"detail\":\"The seller made a newer offer.\",\"status\":409}");

        var problem = assertThrows(
                Problem.class,
                () -> redress.post(BUYER, Service.DISPUTE, "/disputes/dsp_1/offers/ofr_1/acceptance", Map.of()));

        assertEquals("offer-replaced", problem.code());
        assertEquals(409, problem.status());
        assertEquals(1, service.asked.size());
        assertEquals(
                "POST /disputes/dsp_1/offers/ofr_1/acceptance was answered 409 offer-replaced: The seller made a newer offer.",
                problem.getMessage());
    }

    @Test
    void an_answer_that_is_not_json_is_still_a_problem_with_a_code() {
        service.willAnswer(500, "<html>Oh no</html>");

        var problem = assertThrows(Problem.class, () -> redress.get(BUYER, Service.ORDER, "/orders"));

        assertEquals("http-500", problem.code());
        assertTrue(problem.sentence().contains("Oh no"));
    }

    @Test
    void nobody_listening_is_said_after_some_patience() {
        service.close();
        var impatient = Redress.at(service.addresses(), Duration.ofMillis(200));

        assertThrows(Unreachable.class, () -> impatient.get(BUYER, Service.ORDER, "/orders"));
    }
}
