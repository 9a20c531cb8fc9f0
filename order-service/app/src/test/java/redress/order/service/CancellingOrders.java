package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SELLER_2;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.order.events.OrderCancelled;
import redress.order.events.OrderPlaced;

class CancellingOrders extends OrderServiceStory {

    @Test
    void a_buyer_asks_and_the_seller_approves() {
        var order = paid();
        var asked = service.as(BUYER_1)
                .post("/orders/" + order + "/cancellation-request", "{}")
                .must(200);
        assertThat(asked.text("/state")).isEqualTo("PAID");
        assertThat(asked.json().at("/cancellation/requestedAt").isString()).isTrue();

        var approved = service.as(SELLER_1)
                .post("/orders/" + order + "/cancellation-request/approval", "{}")
                .must(200);
        assertThat(approved.text("/state")).isEqualTo("CANCELLED");
        var news = service.neighbours()
                .await("redress.order.OrderCancelled.v1", order)
                .as(OrderCancelled.class);
        assertThat(news.by()).isEqualTo("BUYER");
        assertThat(news.rule()).isNull();
        assertThat(service.neighbours().typesHeardOf(order))
                .containsExactly(
                        "order.OrderPlaced", "order.OrderPaid", "order.CancellationRequested", "order.OrderCancelled");
    }

    @Test
    void a_seller_refuses_and_ships() {
        var order = paid();
        service.as(BUYER_1)
                .post("/orders/" + order + "/cancellation-request", "{}")
                .must(200);
        service.as(SELLER_1)
                .post("/orders/" + order + "/cancellation-request/refusal", "{}")
                .must(200);
        service.as(SELLER_1).post("/orders/" + order + "/shipment", SHIPMENT).must(200);
        service.neighbours().await("redress.order.OrderShipped.v1", order);
        assertThat(service.neighbours().typesHeardOf(order)).contains("order.CancellationRefused");
    }

    @Test
    void seller_and_support_cancel_by_themselves() {
        for (var by : new redress.platform.values.Actor[] {SELLER_1, SUPPORT_1}) {
            var order = paid();
            var cancelled = service.as(by)
                    .post("/orders/" + order + "/cancellation", CANCELLATION)
                    .must(200);
            assertThat(cancelled.text("/cancellation/by")).isEqualTo(by.role().name());
            assertThat(cancelled.text("/cancellation/reason")).isEqualTo("OUT_OF_STOCK");
        }
    }

    @Test
    void who_does_not_ship_in_time_has_cancelled() {
        var order = paid();
        var due = Instant.parse(seen(order).path("shipBy").asString());
        service.clock().advanceTo(due);
        service.as(SELLER_1).post("/orders/" + order + "/shipment", SHIPMENT).must(409);
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("CANCELLED"));
        var news = service.neighbours()
                .await("redress.order.OrderCancelled.v1", order)
                .as(OrderCancelled.class);
        assertThat(news.by()).isEqualTo("SYSTEM");
        assertThat(news.rule()).isEqualTo("preparation-time");
        assertThat(news.policyVersion()).isEqualTo("default-1");
        assertThat(news.cancelledAt()).isEqualTo(due);
        assertThat(seen(order).at("/cancellation/effect/dueAt").asString()).isEqualTo(due.toString());
    }

    @Test
    void an_unpaid_order_is_the_buyer_s_to_cancel_and_a_paid_one_is_not() {
        var unpaid = placed();
        service.as(BUYER_1)
                .post("/orders/" + unpaid + "/cancellation", "{\"reason\": \"CHANGED_MIND\"}")
                .must(200);
        service.as(BUYER_1).post("/orders/" + unpaid + "/payment", PAYMENT).mustRefuse(409, "order-cancelled");
        service.as(BUYER_1)
                .post("/orders/" + paid() + "/cancellation", "{\"reason\": \"CHANGED_MIND\"}")
                .mustRefuse(409, "approval-needed");
        service.neighbours().await("redress.order.OrderPlaced.v1", unpaid).as(OrderPlaced.class);
    }

    @Test
    void nobody_else_has_a_say() {
        var order = paid();
        service.as(BUYER_1)
                .post("/orders/" + order + "/cancellation-request", "{}")
                .must(200);
        var path = "/orders/" + order + "/cancellation";
        service.as(SELLER_2).post(path, CANCELLATION).mustRefuse(404, "no-such-id");
        service.as(BUYER_2).post(path + "-request", "{}").mustRefuse(404, "no-such-id");
        service.as(SELLER_2).post(path + "-request/approval", "{}").mustRefuse(404, "no-such-id");
        service.as(BUYER_1).post(path + "-request/approval", "{}").mustRefuse(403, "role-may-not");
        service.as(SELLER_1).post(path + "-request", "{}").mustRefuse(403, "role-may-not");
        service.as(FINANCE_1).post(path, CANCELLATION).mustRefuse(403, "role-may-not");
        service.clock().advance(Duration.ofDays(4));
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("CANCELLED"));
    }
}
