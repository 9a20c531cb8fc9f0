package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.SELLER_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.testkit.Answer;

/** R6, R26: shipping, approving, cancelling and the timer in the same instant; one of them happens, the others are told. */
class RacingForTheOrder extends OrderServiceStory {

    private static final Set<String> LOST =
            Set.of("already-shipped", "order-cancelled", "preparation-over", "changed-meanwhile");

    @Test
    void shipping_approving_cancelling_and_the_timer_have_one_winner() throws Exception {
        var orders = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            var order = paid();
            service.as(BUYER_1)
                    .post("/orders/" + order + "/cancellation-request", "{}")
                    .must(200);
            orders.add(order);
        }
        var firstDue = Instant.parse(seen(orders.getFirst()).path("shipBy").asString());
        service.clock().advanceTo(firstDue.minusMillis(30));

        var deeds = new ArrayList<Callable<Answer>>();
        for (var order : orders) {
            var path = "/orders/" + order;
            deeds.add(() -> service.as(SELLER_1).post(path + "/shipment", SHIPMENT));
            deeds.add(() -> service.as(SELLER_1).post(path + "/cancellation-request/approval", "{}"));
            deeds.add(() -> service.as(SELLER_1).post(path + "/cancellation", CANCELLATION));
        }
        var answers = new ArrayList<Answer>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : people.invokeAll(deeds)) answers.add(answer.get());
        }
        service.clock().advance(Duration.ofMinutes(5));

        for (int i = 0; i < orders.size(); i++) {
            var order = orders.get(i);
            eventually(within(10, SECONDS), () -> assertThat(state(order)).isIn("SHIPPED", "CANCELLED"));
            assertThat(endings(order)).hasSize(1);
            var won = 0;
            for (var answer : answers.subList(3 * i, 3 * i + 3))
                if (answer.status() == 200) won++;
                else assertThat(LOST).contains(answer.must(409).code());
            var byTimer = seen(order).at("/cancellation/by").asString("").equals("SYSTEM");
            assertThat(won).isEqualTo(byTimer ? 0 : 1);
        }
    }

    @Test
    void delivery_and_the_end_of_the_guarantee_have_one_order() throws Exception {
        var orders = new ArrayList<String>();
        for (int i = 0; i < 8; i++) orders.add(shipped());
        var due = Instant.parse(seen(orders.getFirst()).at("/guarantee/until").asString());
        service.clock().advanceTo(due.minusMillis(30));
        List<Callable<Answer>> reports = new ArrayList<>();
        for (var order : orders)
            reports.add(() ->
                    service.as(redress.platform.testkit.People.FEED).post("/orders/" + order + "/delivery", "{}"));
        try (var carriers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : carriers.invokeAll(reports)) answer.get().must(200);
        }
        service.clock().advance(Duration.ofMinutes(5));
        for (var order : orders) {
            var seen = seen(order);
            assertThat(seen.path("state").asString()).isEqualTo("DELIVERED");
            var inTime = Instant.parse(seen.path("deliveredAt").asString())
                    .isBefore(Instant.parse(seen.at("/guarantee/until").asString()));
            assertThat(seen.at("/guarantee/breach").isMissingNode()).isEqualTo(inTime);
        }
    }

    private static List<String> endings(String order) {
        return service.bean(JdbcClient.class)
                .sql(
                        "select name from journal where stream_id = ? and name in ('order/order-shipped', 'order/order-cancelled')")
                .param(order)
                .query(String.class)
                .list();
    }
}
