package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SELLER_2;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LivingAnOrder extends OrderServiceStory {

    @Test
    void from_placing_to_receipt_by_the_hands_of_its_people() {
        var placing = service.as(BUYER_1).post("/orders", order()).must(201);
        var order = placing.text("/orderId");
        assertThat(placing.location()).isEqualTo("/orders/" + order);
        assertThat(placing.json().path("lineIds").size()).isEqualTo(2);
        assertThat(seen(order).at("/total/minor").asLong()).isEqualTo(1999 + 2 * 750 + 500);
        assertThat(seen(order).at("/availableActions/0/action").asString()).isEqualTo("pay-order");

        var paid = service.as(BUYER_1)
                .post("/orders/" + order + "/payment", PAYMENT)
                .must(200);
        assertThat(paid.text("/state")).isEqualTo("PAID");
        assertThat(paid.text("/payment/reference")).isEqualTo("pay_7f3a");

        var shipped = service.as(SELLER_1)
                .post("/orders/" + order + "/shipment", SHIPMENT)
                .must(200);
        assertThat(shipped.text("/state")).isEqualTo("SHIPPED");
        assertThat(shipped.body()).doesNotContain("pay_7f3a").doesNotContain("CARD");

        service.as(FEED).post("/orders/" + order + "/delivery", "{}").must(200);
        var delivered = seen(order);
        assertThat(Instant.parse(delivered.path("confirmBy").asString()))
                .isEqualTo(
                        Instant.parse(delivered.path("deliveredAt").asString()).plus(Duration.ofDays(15)));
        assertThat(delivered.at("/availableActions/0/until").asString())
                .isEqualTo(delivered.path("confirmBy").asString());

        var received =
                service.as(BUYER_1).post("/orders/" + order + "/receipt", "{}").must(200);
        assertThat(received.text("/state")).isEqualTo("RECEIVED");
        assertThat(received.text("/receipt/confirmedBy")).isEqualTo("BUYER");
    }

    @Test
    void two_silences_complete_it() {
        var order = delivered();

        service.clock().advance(Duration.ofDays(15));
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("RECEIVED"));
        var received = seen(order);
        assertThat(received.at("/receipt/confirmedBy").asString()).isEqualTo("SYSTEM");
        assertThat(received.at("/receipt/effect/policyRule").asString()).isEqualTo("automatic-confirmation");
        assertThat(received.at("/receipt/confirmedAt")).isEqualTo(received.at("/confirmBy"));
        assertThat(received.at("/receipt/effect/dueAt")).isEqualTo(received.at("/confirmBy"));

        service.clock().advance(Duration.ofDays(15));
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("COMPLETED"));
        assertThat(seen(order).path("completedAt")).isEqualTo(received.path("disputableUntil"));
    }

    @Test
    void an_hour_too_few_and_nothing_has_happened() {
        var order = delivered();
        var later = delivered();
        service.clock().advance(Duration.ofDays(15).minusHours(1));
        service.as(BUYER_1).post("/orders/" + later + "/receipt", "{}").must(200);
        assertThat(state(order)).isEqualTo("DELIVERED");
        service.clock().advance(Duration.ofHours(1));
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("RECEIVED"));
        assertThat(seen(later).at("/receipt/confirmedBy").asString()).isEqualTo("BUYER");
    }

    @Test
    void its_people_see_it_and_nobody_else() {
        var order = paid();
        for (var friend : java.util.List.of(BUYER_1, SELLER_1, AUDITOR_1))
            service.as(friend).get("/orders/" + order).must(200);
        for (var stranger : java.util.List.of(BUYER_2, SELLER_2, MEDIATOR_1))
            service.as(stranger).get("/orders/" + order).mustRefuse(404, "no-such-id");
        service.stranger().get("/orders/" + order).must(401);
        service.as(SELLER_2).post("/orders/" + order + "/shipment", SHIPMENT).mustRefuse(404, "no-such-id");
        service.as(BUYER_1).post("/orders/" + order + "/shipment", SHIPMENT).mustRefuse(403, "role-may-not");
        service.as(AUDITOR_1).post("/orders/" + order + "/receipt", "{}").mustRefuse(403, "role-may-not");
        assertThat(service.as(SELLER_1).get("/orders/" + order).must(200).body())
                .doesNotContain("pay_7f3a");
    }

    @Test
    void a_repeated_request_has_one_effect_and_one_answer() {
        var key = UUID.randomUUID().toString();
        var buyer = service.as(BUYER_1).sending("Idempotency-Key", key);
        var body = order();
        var before = deeds();
        var first = buyer.post("/orders", body).must(201);
        var again = buyer.post("/orders", body).must(201);
        assertThat(again.text("/orderId")).isEqualTo(first.text("/orderId"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(deeds()).isEqualTo(before + 1);

        var order = first.text("/orderId");
        var payer =
                service.as(BUYER_1).sending("Idempotency-Key", UUID.randomUUID().toString());
        var paid = payer.post("/orders/" + order + "/payment", PAYMENT).must(200);
        var repaid = payer.post("/orders/" + order + "/payment", PAYMENT).must(200);
        assertThat(repaid.json()).isEqualTo(paid.json());
        payer.post("/orders/" + placed() + "/payment", PAYMENT).mustRefuse(422, "idempotency-key-reused");
    }
}
