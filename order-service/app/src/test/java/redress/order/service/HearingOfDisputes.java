package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.DisputeReopened;
import redress.dispute.events.DisputedLine;
import redress.dispute.events.Money;
import redress.order.events.OrderCompleted;
import redress.order.events.OrderPlaced;
import redress.order.events.ReceiptConfirmed;
import redress.platform.values.Ids;
import redress.refund.events.ChargebackLost;
import redress.refund.events.ChargebackOpened;

class HearingOfDisputes extends OrderServiceStory {

    @Test
    void every_step_is_told_to_the_neighbours_in_order() {
        var order = delivered();
        service.as(BUYER_1).post("/orders/" + order + "/receipt", "{}").must(200);
        service.neighbours().await("redress.order.ReceiptConfirmed.v1", order);
        assertThat(service.neighbours().typesHeardOf(order))
                .containsExactly(
                        "order.OrderPlaced",
                        "order.OrderPaid",
                        "order.OrderShipped",
                        "order.OrderDelivered",
                        "order.ReceiptConfirmed");
        var placed = service.neighbours()
                .await("redress.order.OrderPlaced.v1", order)
                .as(OrderPlaced.class);
        assertThat(placed.total().minor()).isEqualTo(3999);
        assertThat(placed.lines()).hasSize(2);
    }

    @Test
    void an_open_dispute_holds_back_the_confirmation_until_it_ends() {
        var order = delivered();
        var dispute = opened(order);
        service.clock().advance(Duration.ofDays(16));
        assertThat(seen(order).path("next").has("at")).isFalse();

        var end = closed(order, dispute);
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("RECEIVED"));
        var confirmed = service.neighbours()
                .await("redress.order.ReceiptConfirmed.v1", order)
                .as(ReceiptConfirmed.class);
        assertThat(confirmed.confirmedBy()).isEqualTo("SYSTEM");
        assertThat(confirmed.confirmedAt()).isEqualTo(end);
        assertThat(confirmed.disputableUntil()).isEqualTo(end.plus(Duration.ofDays(15)));
    }

    @Test
    void an_open_dispute_holds_back_completion_until_it_ends() {
        var order = delivered();
        service.as(BUYER_1).post("/orders/" + order + "/receipt", "{}").must(200);
        var first = opened(order);
        var second = opened(order);
        service.clock().advance(Duration.ofDays(20));
        closed(order, first);
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(order).path("openDisputes").size()).isEqualTo(1));
        assertThat(state(order)).isEqualTo("RECEIVED");
        var end = closed(order, second);
        var completed = service.neighbours()
                .await("redress.order.OrderCompleted.v1", order)
                .as(OrderCompleted.class);
        assertThat(completed.completedAt()).isEqualTo(end);
        assertThat(state(order)).isEqualTo("COMPLETED");
    }

    @Test
    void a_reopened_dispute_holds_it_back_again() {
        var order = delivered();
        var dispute = opened(order);
        closed(order, dispute);
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(order).path("openDisputes").size()).isZero());
        var now = service.clock().instant();
        service.neighbours()
                .say(
                        "disputes.v1",
                        "redress.dispute.DisputeReopened.v1",
                        order,
                        new DisputeReopened(
                                dispute,
                                order,
                                List.of(new DisputedLine("lin_1", 1, new Money(100, "EUR"))),
                                new Money(100, "EUR"),
                                now.plus(Duration.ofDays(5)),
                                now.plus(Duration.ofDays(15)),
                                now));
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(order).path("openDisputes").toString()).contains(dispute));
    }

    @Test
    void an_open_chargeback_does_the_same_until_the_bank_has_decided() {
        var order = delivered();
        var chargeback = Ids.fresh("cbk_");
        var amount = new redress.refund.events.Money(3999, "EUR");
        service.neighbours()
                .say(
                        "refunds.v1",
                        "redress.refund.ChargebackOpened.v1",
                        order,
                        new ChargebackOpened(
                                chargeback, order, amount, service.clock().instant()));
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(order).path("openChargebacks").toString()).contains(chargeback));
        service.clock().advance(Duration.ofDays(20));
        assertThat(seen(order).path("next").has("at")).isFalse();
        var end = service.clock().instant();
        service.neighbours()
                .say(
                        "refunds.v1",
                        "redress.refund.ChargebackLost.v1",
                        order,
                        new ChargebackLost(chargeback, order, amount, end));
        var confirmed = service.neighbours()
                .await("redress.order.ReceiptConfirmed.v1", order)
                .as(ReceiptConfirmed.class);
        assertThat(confirmed.confirmedAt()).isEqualTo(end);
    }

    @Test
    void the_same_news_twice_changes_nothing() {
        var order = delivered();
        var dispute = Ids.fresh("dsp_");
        var id = Ids.fresh("msg_");
        var news = news(order, dispute);
        service.neighbours().say(id, "disputes.v1", "redress.dispute.DisputeOpened.v1", order, news);
        service.neighbours().say(id, "disputes.v1", "redress.dispute.DisputeOpened.v1", order, news);
        service.neighbours().say("disputes.v1", "redress.dispute.DisputeOpened.v1", order, news);
        closed(order, dispute);
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                                .sql(
                                        "select name from journal where stream_id = ? and name like 'order/dispute-%' order by position")
                                .param(order)
                                .query(String.class)
                                .list())
                        .containsExactly("order/dispute-noted", "order/dispute-closure-noted"));
    }

    private static String opened(String order) {
        var dispute = Ids.fresh("dsp_");
        service.neighbours().say("disputes.v1", "redress.dispute.DisputeOpened.v1", order, news(order, dispute));
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(order).path("openDisputes").toString()).contains(dispute));
        return dispute;
    }

    private static Instant closed(String order, String dispute) {
        var now = service.clock().instant();
        service.neighbours()
                .say(
                        "disputes.v1",
                        "redress.dispute.DisputeClosed.v1",
                        order,
                        new DisputeClosed(dispute, order, "WITHDRAWN", now));
        return now;
    }

    private static DisputeOpened news(String order, String dispute) {
        var now = service.clock().instant();
        return new DisputeOpened(
                dispute,
                order,
                "usr_buyer1",
                "usr_seller1",
                "DEFECTIVE",
                "REFUND_ONLY",
                List.of(new DisputedLine("lin_1", 1, new Money(100, "EUR"))),
                new Money(100, "EUR"),
                now.plus(Duration.ofDays(5)),
                now.plus(Duration.ofDays(15)),
                "default-1",
                now);
    }
}
