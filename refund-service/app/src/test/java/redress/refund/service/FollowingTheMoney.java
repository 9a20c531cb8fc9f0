package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.Commands;
import redress.platform.journal.EventJson;
import redress.platform.journal.Origin;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.refund.RefundService;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.FundedBy;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.MoneyView;
import redress.refund.domain.NextMove;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.RefundCommand;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;
import redress.refund.domain.RefundView.Step;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;
import redress.refund.projection.RefundTracker;
import redress.refund.provider.Mishap;
import redress.refund.provider.SandboxProvider;

/** A refund through aggregates, desk, sandbox, timers and tracker, whatever the provider does, on a real database. */
class FollowingTheMoney {

    private static final LineId SHIRT = new LineId("lin_1");
    private static final Money PRICE = new Money(1999, "EUR");

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    @Test
    void a_refund_is_sent_at_once_asked_about_and_made_a_day_later() {
        var order = settled("pay_plain");
        seen(order, Step.PROCESSING);
        service.clock().advance(Duration.ofHours(26));
        seen(order, Step.MADE);
        booked(order);
    }

    @Test
    void an_answer_that_never_came_is_asked_for_and_nothing_is_sent_twice() {
        for (var mishap : List.of("pay:lost", "pay:error")) {
            var order = settled(mishap);
            eventually(
                    within(10, SECONDS), () -> assertThat(view(order).reason()).isEqualTo("answer-unknown"));
            assertThat(view(order).step()).isEqualTo(Step.PROCESSING);
            service.clock().advance(Duration.ofMinutes(1));
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(view(order).providerReference()).isNotNull());
            assertThat(submissions(order)).isEqualTo(1);
            finish(order);
        }
    }

    @Test
    void a_provider_that_denies_what_it_did_is_sent_the_same_key_and_does_nothing_twice() {
        var order = settled("pay:hidden");
        awaited(order, "answer-unknown", Duration.ofMinutes(1));
        assertThat(submissions(order)).isEqualTo(1);
        service.clock().advance(Duration.ofMinutes(1));
        eventually(
                within(10, SECONDS),
                () -> assertThat(view(order).providerReference()).isNotNull());
        assertThat(submissions(order)).isEqualTo(1);
        assertThat(keys(order)).containsExactly(refund(order).value());
        finish(order);
    }

    @Test
    void a_provider_that_acts_after_we_hung_up_does_nothing_twice() {
        var order = settled("pay:slow");
        awaited(order, "answer-unknown", Duration.ofMinutes(1));
        service.clock().advance(Duration.ofMinutes(1));
        awaited(order, "answer-unknown", Duration.ofMinutes(5));
        service.clock().advance(Duration.ofMinutes(5));
        eventually(
                within(10, SECONDS),
                () -> assertThat(view(order).providerReference()).isNotNull());
        assertThat(submissions(order)).isEqualTo(1);
        assertThat(keys(order)).containsExactly(refund(order).value());
        finish(order);
    }

    @Test
    void a_script_is_followed_whatever_the_payments_reference_says() {
        var reference = "pay_" + Ids.fresh("x");
        service.bean(SandboxProvider.class).script(reference, new Mishap(Mishap.Kind.ERROR, 1));
        var order = settled(reference);
        awaited(order, "answer-unknown", Duration.ofMinutes(1));
        finish(order);
        assertThat(submissions(order)).isEqualTo(1);
    }

    @Test
    void a_provider_that_is_away_delays_and_nothing_more() {
        var order = settled("pay:away:4");
        for (var wait : List.of(1, 5, 15, 60)) {
            awaited(order, "answer-unknown", Duration.ofMinutes(wait));
            assertThat(submissions(order)).isZero();
            service.clock().advance(Duration.ofMinutes(wait));
        }
        eventually(within(10, SECONDS), () -> assertThat(submissions(order)).isEqualTo(1));
        finish(order);
    }

    @Test
    void a_refusal_is_retried_on_schedule_until_it_is_accepted() {
        var order = settled("pay:decline:2");
        declined(order, Duration.ofHours(1));
        service.clock().advance(Duration.ofHours(1));
        declined(order, Duration.ofHours(6));
        service.clock().advance(Duration.ofHours(6));
        eventually(within(10, SECONDS), () -> assertThat(view(order).reason()).isNull());
        finish(order);
        var refund = refund(order).value();
        assertThat(keys(order)).containsExactly(refund, refund + "-2", refund + "-3");
    }

    @Test
    void after_a_refusal_an_answer_that_never_came_is_asked_for_under_the_same_second_key() {
        var reference = "pay_" + Ids.fresh("x");
        service.bean(SandboxProvider.class).script(reference, new Mishap(Mishap.Kind.DECLINE, 1));
        var order = settled(reference);
        declined(order, Duration.ofHours(1));
        service.bean(SandboxProvider.class).script(reference, new Mishap(Mishap.Kind.HIDDEN, 1));
        service.clock().advance(Duration.ofHours(1));
        awaited(order, "answer-unknown", Duration.ofMinutes(1));
        finish(order);
        var refund = refund(order).value();
        assertThat(keys(order)).containsExactly(refund, refund + "-2");
        assertThat(submissions(order)).isEqualTo(2);
    }

    @Test
    void a_refund_that_the_bank_sends_back_is_tried_again_and_its_steps_do_not_go_back() {
        var order = settled("pay:bounce");
        seen(order, Step.PROCESSING);
        service.clock().advance(Duration.ofHours(26));
        eventually(within(10, SECONDS), () -> assertThat(view(order).reason()).isEqualTo("returned-by-bank"));
        assertThat(view(order).step()).isEqualTo(Step.PROCESSING);
        service.clock().advance(Duration.ofHours(1));
        eventually(within(10, SECONDS), () -> assertThat(submissions(order)).isEqualTo(2));
        finish(order);
    }

    @Test
    void when_the_schedule_is_used_up_finance_acts() {
        var order = settled("pay:decline:6");
        for (var wait : List.of(Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(3))) {
            declined(order, wait);
            service.clock().advance(wait);
        }
        eventually(
                within(10, SECONDS), () -> assertThat(view(order).next().by()).isEqualTo(NextMove.Mover.FINANCE));
        assertThat(view(order).availableActions())
                .extracting("action")
                .containsExactly("retry-refund", "settle-by-hand");
        service.clock().advance(Duration.ofDays(30));
        ask(new RefundCommand.RetryRefund(refund(order), People.FINANCE_1));
        eventually(within(10, SECONDS), () -> assertThat(submissions(order)).isEqualTo(6));
        eventually(
                within(10, SECONDS),
                () -> assertThat(view(order).availableActions()).isNotEmpty());
        ask(new RefundCommand.RetryRefund(refund(order), People.FINANCE_1));
        eventually(within(10, SECONDS), () -> assertThat(submissions(order)).isEqualTo(7));
        finish(order);
    }

    @Test
    void the_tracker_shows_what_the_refund_shows() {
        var order = settled("pay_tracked");
        seen(order, Step.PROCESSING);
        eventually(within(10, SECONDS), () -> {
            var row = EventJson.mapper()
                    .readValue(
                            jdbc().sql("select row from refund_tracker where key = :key")
                                    .param("key", order.value())
                                    .query(String.class)
                                    .single(),
                            RefundTracker.Row.class);
            assertThat(row.buyerId()).isEqualTo(People.BUYER_1.id());
            assertThat(row.refunds()).hasSize(1);
            assertThat(RefundView.of(
                            row.refunds().getFirst(),
                            People.FINANCE_1,
                            service.clock().instant()))
                    .isEqualTo(view(order));
        });
    }

    private static OrderId settled(String paymentReference) {
        var order = new OrderId(Ids.fresh("ord_"));
        var dispute = new DisputeId("dsp_" + order.value().substring(4));
        perform(new EscrowCommand.OpenEscrow(
                order,
                People.BUYER_1.id(),
                People.SELLER_1.id(),
                "DE",
                List.of(new LineAmount(SHIRT, PRICE), new LineAmount(LineId.SHIPPING, new Money(0, "EUR"))),
                PRICE));
        perform(new EscrowCommand.CapturePayment(
                order,
                new Payment(paymentReference, "CARD"),
                PRICE,
                service.clock().instant()));
        perform(new EscrowCommand.FreezeMoney(order, dispute, List.of(new LineAmount(SHIRT, PRICE))));
        perform(new EscrowCommand.CarryOutSettlement(
                order,
                dispute,
                new SettlementId("stl_1"),
                SettlementBasis.REQUEST,
                SettlementKind.REFUND_ONLY,
                List.of(new LineAmount(SHIRT, PRICE)),
                FundedBy.SELLER,
                service.clock().instant()));
        return order;
    }

    private static RefundId refund(OrderId order) {
        return RefundId.of(
                new Cause.Settlement(new DisputeId("dsp_" + order.value().substring(4))));
    }

    private static void declined(OrderId order, Duration nextIn) {
        awaited(order, "declined-by-bank", nextIn);
    }

    private static void awaited(OrderId order, String reason, Duration nextIn) {
        eventually(within(10, SECONDS), () -> {
            var next = Objects.requireNonNull(view(order).next().until());
            assertThat(view(order).reason()).isEqualTo(reason);
            assertThat(Duration.between(lastMishap(order), next)).isEqualTo(nextIn);
        });
    }

    private static Instant lastMishap(OrderId order) {
        return Instant.parse(jdbc().sql("""
                        select coalesce(payload::jsonb ->> 'failedAt', payload::jsonb ->> 'recordedAt') from journal
                        where stream_id = :id and name in ('refund/refund-failed', 'refund/provider-answer-unknown')
                        order by position desc limit 1""")
                .param("id", refund(order).value())
                .query(String.class)
                .single());
    }

    private static void seen(OrderId order, Step step) {
        eventually(within(15, SECONDS), () -> assertThat(view(order).step()).isEqualTo(step));
    }

    /** Lets days pass until it is made. */
    private static void finish(OrderId order) {
        eventually(within(20, SECONDS), () -> {
            Instant until = view(order).next().until();
            if (until != null && view(order).step() != Step.MADE)
                service.clock().advanceTo(until);
            assertThat(view(order).step()).isEqualTo(Step.MADE);
        });
        booked(order);
    }

    private static void booked(OrderId order) {
        eventually(within(10, SECONDS), () -> {
            var money = (MoneyView) ask(new MoneyView.ShowMoney(order, People.FINANCE_1));
            assertThat(money.refunded()).isEqualTo(PRICE);
            assertThat(money.held().isZero()).isTrue();
            assertThat(money.promised().isZero()).isTrue();
        });
        var issued = jdbc().sql("select count(*) from journal where stream_id = :id and name = 'refund/refund-issued'")
                .param("id", refund(order).value())
                .query(Integer.class)
                .single();
        assertThat(issued).isEqualTo(1);
    }

    private static int submissions(OrderId order) {
        return service.bean(SandboxProvider.class).of(refund(order)).stream()
                .mapToInt(SandboxProvider.Standing::submissions)
                .sum();
    }

    private static List<String> keys(OrderId order) {
        return service.bean(SandboxProvider.class).of(refund(order)).stream()
                .map(SandboxProvider.Standing::key)
                .toList();
    }

    private static RefundView view(OrderId order) {
        return (RefundView) ask(new RefundCommand.ShowRefund(refund(order), People.FINANCE_1));
    }

    private static void perform(Object command) {
        service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
    }

    private static Object ask(Object question) {
        return Objects.requireNonNull(
                service.bean(Commands.class).perform(question, new Origin("system:test", "test", null)));
    }

    private static JdbcClient jdbc() {
        return service.bean(JdbcClient.class);
    }
}
