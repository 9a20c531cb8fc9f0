package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.Answer;

class RacingTheTimer extends OrderServiceStory {

    /** Both are sent when the window ends; whoever is first, receipt is confirmed once and the loser changes nothing. */
    @Test
    void a_buyer_and_the_timer_confirm_at_the_same_instant() throws Exception {
        var orders = new ArrayList<String>();
        for (int i = 0; i < 12; i++) orders.add(delivered());
        var due = orders.stream()
                .map(order -> Instant.parse(seen(order).path("confirmBy").asString()))
                .toList();
        service.clock().advanceTo(due.getFirst().minusMillis(40));

        List<Callable<Answer>> deeds = new ArrayList<>();
        for (var order : orders)
            for (int attempt = 0; attempt < 4; attempt++)
                deeds.add(() -> service.as(BUYER_1).post("/orders/" + order + "/receipt", "{}"));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : people.invokeAll(deeds)) {
                if (answer.get().status() != 200) answer.get().mustRefuse(409, "already-received");
            }
        }
        service.clock().advance(Duration.ofMinutes(1));

        for (var order : orders) {
            eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("RECEIVED"));
            assertThat(timesConfirmed(order)).isEqualTo(1);
            var seen = seen(order);
            var confirmedAt = Instant.parse(seen.at("/receipt/confirmedAt").asString());
            var confirmBy = Instant.parse(seen.path("confirmBy").asString());
            if (seen.at("/receipt/confirmedBy").asString().equals("BUYER"))
                assertThat(confirmedAt).isBefore(confirmBy);
            else assertThat(confirmedAt).isEqualTo(confirmBy);
        }
    }

    @Test
    void fifty_identical_payments_pay_once() throws Exception {
        var order = placed();
        List<Callable<Integer>> deeds = new ArrayList<>();
        for (int i = 0; i < 50; i++)
            deeds.add(() -> service.as(BUYER_1)
                    .post("/orders/" + order + "/payment", PAYMENT)
                    .status());
        var answers = new ArrayList<Integer>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : people.invokeAll(deeds)) answers.add(answer.get());
        }
        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
    }

    private static long timesConfirmed(String order) {
        return service.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("select count(*) from journal where stream_id = ? and name = 'order/receipt-confirmed'")
                .param(order)
                .query(Long.class)
                .single();
    }
}
