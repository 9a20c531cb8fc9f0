package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.order.events.DeliveredAfterRefund;
import redress.order.events.GuaranteeBreached;
import redress.order.events.GuaranteeExtended;
import redress.platform.values.Ids;
import redress.refund.events.LineAmount;
import redress.refund.events.Money;
import redress.refund.events.RefundIssued;

class GuaranteeingOrders extends OrderServiceStory {

    @Test
    void sixty_days_without_delivery_breach_the_guarantee() {
        var order = shipped();
        var due = guaranteedUntil(order);
        assertThat(due)
                .isEqualTo(Instant.parse(seen(order).path("paidAt").asString()).plus(Duration.ofDays(60)));
        service.clock().advanceTo(due);
        var breached = service.neighbours()
                .await("redress.order.GuaranteeBreached.v1", order)
                .as(GuaranteeBreached.class);
        assertThat(breached.rule()).isEqualTo("delivery-guarantee");
        assertThat(breached.policyVersion()).isEqualTo("default-1");
        assertThat(breached.dueAt()).isEqualTo(due);
        assertThat(seen(order).at("/guarantee/breach/dueAt").asString()).isEqualTo(due.toString());
        assertThat(state(order)).isEqualTo("SHIPPED");
    }

    @Test
    void a_declaration_covers_what_is_under_way_and_what_is_paid_later_and_tells_each_buyer() {
        var underWay = shipped("Jadlog");
        var elsewhere = shipped("Loggi");
        var until = service.clock().instant().plus(Duration.ofDays(10));
        var before = guaranteedUntil(underWay);

        var declared = declared("\"carrier\": \"JADLOG\"", until);
        var later = shipped("jadlog");

        var extended = service.neighbours()
                .await("redress.order.GuaranteeExtended.v1", underWay)
                .as(GuaranteeExtended.class);
        assertThat(extended.because()).isEqualTo("FORCE_MAJEURE");
        assertThat(extended.declarationId()).isEqualTo(declared);
        assertThat(extended.until()).isAfter(before);
        service.neighbours().await("redress.order.GuaranteeExtended.v1", later);
        var seen = seen(underWay);
        assertThat(seen.at("/guarantee/until").asString())
                .isEqualTo(extended.until().toString());
        assertThat(seen.at("/guarantee/extensions/0/reason").asString()).isEqualTo("Strike");
        assertThat(seen(elsewhere).at("/guarantee/extensions").size()).isZero();

        service.clock().advanceTo(before);
        service.neighbours().await("redress.order.GuaranteeBreached.v1", elsewhere);
        assertThat(seen(underWay).at("/guarantee/breach").isMissingNode()).isTrue();
        service.clock().advanceTo(extended.until());
        var breached = service.neighbours()
                .await("redress.order.GuaranteeBreached.v1", underWay)
                .as(GuaranteeBreached.class);
        assertThat(breached.dueAt()).isEqualTo(extended.until());
    }

    @Test
    void a_country_is_covered_from_the_payment_on() {
        var until = service.clock().instant().plus(Duration.ofDays(5));
        var before = paid();
        var declared = declared("\"country\": \"BR\"", until);
        var after = paid();
        for (var order : List.of(before, after)) {
            var extended = service.neighbours()
                    .await("redress.order.GuaranteeExtended.v1", order)
                    .as(GuaranteeExtended.class);
            assertThat(extended.declarationId()).isEqualTo(declared);
        }
        service.clock().advanceTo(until);
        var late = paid();
        service.as(SELLER_1).post("/orders/" + late + "/shipment", SHIPMENT).must(200);
        service.neighbours().await("redress.order.OrderShipped.v1", late);
        assertThat(seen(late).at("/guarantee/extensions").size()).isZero();
    }

    @Test
    void support_sees_what_was_declared() {
        var until = service.clock().instant().plus(Duration.ofDays(3));
        var declared = declared("\"country\": \"IS\"", until);
        var seen = service.as(AUDITOR_1).get("/force-majeure/" + declared).must(200);
        assertThat(seen.text("/country")).isEqualTo("IS");
        assertThat(seen.json().path("inForce").asBoolean()).isTrue();
        service.as(BUYER_1).get("/force-majeure/" + declared).mustRefuse(403, "role-may-not");
        service.as(SUPPORT_1).get("/force-majeure/" + Ids.fresh("fmj_")).mustRefuse(404, "no-such-id");
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(SUPPORT_1)
                                .get("/force-majeure?limit=200")
                                .must(200)
                                .body())
                        .contains(declared));
    }

    @Test
    void goods_that_come_after_the_refund_are_on_support_s_list_and_nobody_is_debited() {
        var order = shipped();
        var lines = List.of(
                seen(order).at("/lines/0/lineId").asString(),
                seen(order).at("/lines/1/lineId").asString());
        service.clock().advanceTo(guaranteedUntil(order));
        service.neighbours().await("redress.order.GuaranteeBreached.v1", order);
        var refund = Ids.fresh("rfd_");
        service.neighbours()
                .say(
                        "refunds.v1",
                        "redress.refund.RefundIssued.v1",
                        order,
                        new RefundIssued(
                                refund,
                                order,
                                null,
                                "guarantee:" + order,
                                new Money(3999, "EUR"),
                                List.of(
                                        new LineAmount(lines.get(0), new Money(1999, "EUR")),
                                        new LineAmount(lines.get(1), new Money(1500, "EUR")),
                                        new LineAmount("shipping", new Money(500, "EUR"))),
                                service.clock().instant()));

        service.as(FEED).post("/orders/" + order + "/delivery", "{}").must(200);
        var late = service.neighbours()
                .await("redress.order.DeliveredAfterRefund.v1", order)
                .as(DeliveredAfterRefund.class);
        assertThat(late.refundId()).isEqualTo(refund);
        assertThat(late.lineIds()).containsExactlyElementsOf(lines);
        assertThat(state(order)).isEqualTo("DELIVERED");
        eventually(within(10, SECONDS), () -> {
            var list = service.as(SUPPORT_1).get("/late-deliveries?limit=200").must(200);
            assertThat(list.body()).contains(refund);
        });
    }

    private static String declared(String scope, Instant until) {
        return service.as(SUPPORT_1)
                .post("/force-majeure", forceMajeure(scope, until))
                .must(201)
                .text("/declarationId");
    }

    private static String shipped(String carrier) {
        var order = paid();
        service.as(SELLER_1)
                .post("/orders/" + order + "/shipment", SHIPMENT.replace("Correios", carrier))
                .must(200);
        return order;
    }

    private static Instant guaranteedUntil(String order) {
        return Instant.parse(seen(order).at("/guarantee/until").asString());
    }
}
