package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.SELLER_1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.DisputedLine;
import redress.dispute.events.LineAmount;
import redress.dispute.events.ReturnAccepted;
import redress.order.events.Line;
import redress.order.events.OrderCancelled;
import redress.order.events.OrderPaid;
import redress.order.events.OrderPlaced;
import redress.order.events.ReceiptConfirmed;
import redress.order.events.ReturnRule;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Ids;
import redress.refund.RefundService;
import redress.refund.events.RefundIssued;
import redress.refund.events.RefundRequested;

/** The money of an order as its neighbours live it: news in over Kafka, news out over Kafka, whatever their order. */
class HearingTheNeighbours {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    private final String order = Ids.fresh("ord_");
    private final String dispute = Ids.fresh("dsp_");
    private final String shirt = Ids.fresh("lin_");
    private final Instant now = service.clock().instant();

    @Test
    void an_agreement_sends_half_of_a_shirt_back_and_the_rest_to_the_seller() {
        placed();
        paid();
        assertThat(told("MoneyHeld").at("/amount/minor").asLong()).isEqualTo(4500);
        opened(4000);
        settled("REFUND_ONLY", 2000);
        var requested = service.neighbours()
                .await("redress.refund.RefundRequested.v1", order)
                .as(RefundRequested.class);
        assertThat(requested.cause()).isEqualTo("settlement:" + dispute);
        assertThat(requested.funding()).singleElement().satisfies(part -> {
            assertThat(part.source()).isEqualTo("ESCROW");
            assertThat(part.amount()).isEqualTo(requested.amount());
        });
        told("RefundSubmitted");
        money(4500, 4500, 4000, 0, 0);
        made();
        var issued = service.neighbours()
                .await("redress.refund.RefundIssued.v1", order)
                .as(RefundIssued.class);
        assertThat(issued.refundId()).isEqualTo(requested.refundId());
        assertThat(issued.amount().minor()).isEqualTo(2000);
        closed("REFUNDED");
        money(4500, 2500, 0, 0, 2000); // before the receipt, which comes on another topic
        received();
        assertThat(told("MoneyReleased").at("/amount/minor").asLong()).isEqualTo(2500);
        money(4500, 0, 0, 2500, 2000);
        assertThat(service.neighbours().typesHeardOf(order).stream().filter(type -> type.startsWith("refund.")))
                .containsExactly(
                        "refund.MoneyHeld",
                        "refund.RefundRequested",
                        "refund.RefundSubmitted",
                        "refund.RefundIssued",
                        "refund.MoneyReleased");
        assertThat(service.neighbours().heardOf(order).stream()
                        .filter(news -> news.topic().equals("refunds.v1"))
                        .map(news -> news.data().toString()))
                .noneMatch(data -> data.contains("pay_news"));
    }

    @Test
    void goods_that_travel_back_are_refunded_when_the_seller_has_them() {
        placed();
        paid();
        opened(4000);
        settled("RETURN_AND_REFUND", 4000);
        money(4500, 4500, 4000, 0, 0);
        received();
        assertThat(told("MoneyReleased").at("/amount/minor").asLong()).isEqualTo(500);
        money(4500, 4000, 4000, 500, 0);
        var back = Ids.fresh("ret_");
        say(
                "disputes.v1",
                "dispute.ReturnAccepted",
                new ReturnAccepted(back, dispute, order, "SILENCE", null, null, now));
        assertThat(told("RefundRequested").at("/cause").asString()).isEqualTo("return:" + back);
        made();
        money(4500, 0, 0, 500, 4000);
    }

    @Test
    void a_cancelled_order_goes_back_whole_and_its_dispute_moves_nothing_more() {
        placed();
        paid();
        opened(4000);
        money(4500, 4500, 4000, 0, 0);
        say("orders.v1", "order.OrderCancelled", new OrderCancelled(order, "SELLER", null, null, now));
        assertThat(told("RefundRequested").at("/cause").asString()).isEqualTo("cancellation:" + order);
        closed("NO_REFUND");
        made();
        money(4500, 0, 0, 0, 4500);
    }

    @Test
    void of_a_return_that_is_accepted_in_part_only_that_part_goes_back() {
        placed();
        paid();
        opened(4000);
        settled("RETURN_AND_REFUND", 4000);
        var back = Ids.fresh("ret_");
        var part = new redress.dispute.events.Money(1500, "EUR");
        say(
                "disputes.v1",
                "dispute.ReturnAccepted",
                new ReturnAccepted(back, dispute, order, "SELLER", List.of(new LineAmount(shirt, part)), part, now));
        assertThat(told("RefundRequested").at("/amount/minor").asLong()).isEqualTo(1500);
        made();
        money(4500, 3000, 2500, 0, 1500);
    }

    @Test
    void a_withdrawn_dispute_gives_the_money_to_the_seller_once_the_goods_are_received() {
        placed();
        paid();
        opened(4000);
        money(4500, 4500, 4000, 0, 0);
        received();
        assertThat(told("MoneyReleased").at("/amount/minor").asLong()).isEqualTo(500);
        closed("WITHDRAWN");
        money(4500, 0, 0, 4500, 0);
    }

    @Test
    void what_was_released_before_the_dispute_is_the_sellers_to_give_back() {
        placed();
        paid();
        received();
        told("MoneyReleased");
        opened(4000);
        settled("REFUND_ONLY", 4000);
        assertThat(told("RefundRequested").at("/funding/0/source").asString()).isEqualTo("SELLER_BALANCE");
        made();
        money(4500, 0, 0, 500, 4000);
    }

    @Test
    void news_of_a_dispute_may_overtake_news_of_the_payment_and_of_the_order() {
        opened(4000);
        settled("REFUND_ONLY", 1000);
        placed();
        paid();
        assertThat(told("RefundRequested").at("/amount/minor").asLong()).isEqualTo(1000);
        money(4500, 4500, 4000, 0, 0);
    }

    @Test
    void news_heard_twice_and_repeated_in_other_words_have_one_effect() {
        placed();
        paid();
        opened(4000);
        var settled = settlement("REFUND_ONLY", 4000, "EUR");
        var id = UUID.randomUUID().toString();
        service.neighbours().say(id, "disputes.v1", "redress.dispute.DisputeSettled.v1", order, settled);
        service.neighbours().say(id, "disputes.v1", "redress.dispute.DisputeSettled.v1", order, settled);
        say("disputes.v1", "dispute.DisputeSettled", settled);
        placed();
        paid();
        opened(4000);
        made();
        closed("REFUNDED");
        closed("REFUNDED");
        received();
        received();
        money(4500, 0, 0, 500, 4000);
        assertThat(service.neighbours().typesHeardOf(order).stream()
                        .filter(type -> type.equals("refund.RefundRequested") || type.equals("refund.RefundIssued")))
                .containsExactly("refund.RefundRequested", "refund.RefundIssued");
    }

    @Test
    void a_settlement_above_what_was_paid_or_in_another_currency_is_parked_and_moves_nothing() {
        for (var wrong : List.of(settlement("REFUND_ONLY", 4001, "EUR"), settlement("REFUND_ONLY", 4000, "JPY"))) {
            var other = new HearingTheNeighbours();
            other.placed();
            other.paid();
            other.opened(4000);
            other.say(
                    "disputes.v1",
                    "dispute.DisputeSettled",
                    new DisputeSettled(
                            other.dispute,
                            other.order,
                            "stl_1",
                            "OFFER",
                            "REFUND_ONLY",
                            List.of(new LineAmount(
                                    other.shirt, wrong.lines().getFirst().amount())),
                            wrong.amount(),
                            null,
                            "SELLER",
                            now));
            eventually(
                    within(15, SECONDS),
                    () -> assertThat(service.bean(JdbcClient.class)
                                    .sql("select reason from parked where chain = ?")
                                    .param(other.order)
                                    .query(String.class)
                                    .list())
                            .hasSize(1)
                            .allMatch(reason ->
                                    reason.contains("refund-above-paid") || reason.contains("currency-mixed")));
            other.money(4500, 4500, 4000, 0, 0);
        }
    }

    private void made() {
        told("RefundSubmitted");
        service.clock().advance(Duration.ofHours(26));
        told("RefundIssued");
    }

    private void placed() {
        say(
                "orders.v1",
                "order.OrderPlaced",
                new OrderPlaced(
                        order,
                        null,
                        BUYER_1.id(),
                        SELLER_1.id(),
                        "DE",
                        "EUR",
                        List.of(new Line(shirt, "Shirt", "clothes", 2, eur(2000), new ReturnRule(true, true, 30))),
                        eur(500),
                        eur(4500),
                        now,
                        now));
    }

    private void paid() {
        say("orders.v1", "order.OrderPaid", new OrderPaid(order, "pay_news", "CARD", eur(4500), now));
    }

    private void received() {
        say("orders.v1", "order.ReceiptConfirmed", new ReceiptConfirmed(order, "BUYER", now, now));
    }

    private void opened(long minor) {
        var amount = new redress.dispute.events.Money(minor, "EUR");
        say(
                "disputes.v1",
                "dispute.DisputeOpened",
                new DisputeOpened(
                        dispute,
                        order,
                        BUYER_1.id(),
                        SELLER_1.id(),
                        "WRONG_VARIANT",
                        "REFUND_ONLY",
                        List.of(new DisputedLine(shirt, 2, amount)),
                        amount,
                        now,
                        now,
                        "default-1",
                        now));
    }

    private DisputeSettled settlement(String kind, long minor, String currency) {
        var amount = new redress.dispute.events.Money(minor, currency);
        return new DisputeSettled(
                dispute,
                order,
                "stl_1",
                "OFFER",
                kind,
                List.of(new LineAmount(shirt, amount)),
                amount,
                null,
                "SELLER",
                now);
    }

    private void settled(String kind, long minor) {
        say("disputes.v1", "dispute.DisputeSettled", settlement(kind, minor, "EUR"));
    }

    private void closed(String how) {
        say("disputes.v1", "dispute.DisputeClosed", new DisputeClosed(dispute, order, how, now));
    }

    private void say(String topic, String type, Object data) {
        service.neighbours().say(topic, "redress." + type + ".v1", order, data);
    }

    private tools.jackson.databind.JsonNode told(String type) {
        return service.neighbours()
                .await("redress.refund." + type + ".v1", order)
                .data();
    }

    private void money(long captured, long held, long frozen, long released, long refunded) {
        eventually(within(15, SECONDS), () -> {
            var seen = service.as(FINANCE_1).get("/orders/" + order + "/money").must(200);
            assertThat(List.of(
                            seen.text("/captured/minor"),
                            seen.text("/held/minor"),
                            seen.text("/frozen/minor"),
                            seen.text("/released/minor"),
                            seen.text("/refunded/minor")))
                    .containsExactly("" + captured, "" + held, "" + frozen, "" + released, "" + refunded);
        });
    }

    private static redress.order.events.Money eur(long minor) {
        return new redress.order.events.Money(minor, "EUR");
    }
}
