package redress.refund.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.ReturnAccepted;
import redress.order.events.Line;
import redress.order.events.OrderPlaced;
import redress.order.events.ReturnRule;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.values.Money;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.FundedBy;
import redress.refund.domain.Funding;
import redress.refund.domain.FundingSource;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineCategory;
import redress.refund.domain.LineId;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.Place;
import redress.refund.domain.PolicyVersion;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.RefundId;
import redress.refund.domain.ReturnId;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;
import redress.refund.domain.StoredEvent;
import redress.refund.events.MoneyHeld;
import redress.refund.events.RefundFailed;
import redress.refund.events.RefundRequested;

class HearingAndTelling {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final OrderId ORDER = new OrderId("ord_1");
    private static final Cause CAUSE = new Cause.Settlement(new DisputeId("dsp_1"));
    private static final RefundId REFUND = RefundId.of(CAUSE);
    private static final LineId SHIRT = new LineId("lin_1");
    private static final Fact FACT =
            new Fact(1, "e1", "escrow", "ord_1", 0, "n", "1", NOW, "system:rule_x", null, null, "00");

    private static Optional<Announcement> told(StoredEvent event) {
        return new RefundAnnouncements().of(event, FACT);
    }

    private static <E> Object heard(String type, Class<E> kind, E news) {
        var heard = java.util.Objects.requireNonNull(RefundSubscriptions.all().of(type));
        assertThat(heard.data()).isEqualTo(kind);
        @SuppressWarnings("unchecked")
        var command = (java.util.function.Function<E, Object>) heard.command();
        return command.apply(news);
    }

    @Test
    void a_placed_order_becomes_an_escrow_with_its_shipping_as_a_line() {
        var rule = new ReturnRule(true, true, 30);
        var eur = new redress.order.events.Money(1999, "EUR");
        var placed = new OrderPlaced(
                "ord_1",
                null,
                "usr_b",
                "usr_s",
                "DE",
                "EUR",
                List.of(new Line("lin_1", "Shirt", "clothes", 2, eur, rule)),
                new redress.order.events.Money(500, "EUR"),
                new redress.order.events.Money(4498, "EUR"),
                NOW,
                NOW);
        assertThat(heard("redress.order.OrderPlaced.v1", OrderPlaced.class, placed))
                .isEqualTo(new EscrowCommand.OpenEscrow(
                        ORDER,
                        "usr_b",
                        "usr_s",
                        "DE",
                        List.of(
                                new LineAmount(SHIRT, new Money(3998, "EUR")),
                                new LineAmount(LineId.SHIPPING, new Money(500, "EUR"))),
                        List.of(new LineCategory(SHIRT, "clothes")),
                        new Money(4498, "EUR")));
    }

    @Test
    void a_settlement_is_carried_out_as_it_was_told() {
        var amount = new redress.dispute.events.Money(7, "KWD");
        var settled = new DisputeSettled(
                "dsp_1",
                "ord_1",
                "stl_1",
                "VERDICT",
                "RETURN_AND_REFUND",
                List.of(new redress.dispute.events.LineAmount("lin_1", amount)),
                amount,
                "SELLER",
                "SPLIT",
                NOW);
        assertThat(heard("redress.dispute.DisputeSettled.v1", DisputeSettled.class, settled))
                .isEqualTo(new EscrowCommand.CarryOutSettlement(
                        ORDER,
                        new DisputeId("dsp_1"),
                        new SettlementId("stl_1"),
                        SettlementBasis.VERDICT,
                        SettlementKind.RETURN_AND_REFUND,
                        List.of(new LineAmount(SHIRT, new Money(7, "KWD"))),
                        FundedBy.SPLIT,
                        NOW));
    }

    @Test
    void of_a_return_everything_is_refunded_or_the_accepted_part() {
        var amount = new redress.dispute.events.Money(7, "KWD");
        var part = new ReturnAccepted(
                "ret_1",
                "dsp_1",
                "ord_1",
                "SELLER",
                List.of(new redress.dispute.events.LineAmount("lin_1", amount)),
                amount,
                NOW);
        assertThat(heard("redress.dispute.ReturnAccepted.v1", ReturnAccepted.class, part))
                .isEqualTo(new EscrowCommand.RefundReturn(
                        ORDER,
                        new DisputeId("dsp_1"),
                        new ReturnId("ret_1"),
                        List.of(new LineAmount(SHIRT, new Money(7, "KWD"))),
                        NOW));
        var whole = new ReturnAccepted("ret_1", "dsp_1", "ord_1", "SILENCE", null, null, NOW);
        assertThat(heard("redress.dispute.ReturnAccepted.v1", ReturnAccepted.class, whole))
                .isEqualTo(new EscrowCommand.RefundReturn(
                        ORDER, new DisputeId("dsp_1"), new ReturnId("ret_1"), List.of(), NOW));
    }

    @Test
    void everything_that_money_hears_is_subscribed_to() {
        assertThat(RefundSubscriptions.all().all().keySet())
                .containsExactlyInAnyOrder(
                        "redress.order.OrderPlaced.v1",
                        "redress.order.OrderPaid.v1",
                        "redress.order.ReceiptConfirmed.v1",
                        "redress.order.OrderCancelled.v1",
                        "redress.order.GuaranteeBreached.v1",
                        "redress.dispute.DisputeOpened.v1",
                        "redress.dispute.DisputeReopened.v1",
                        "redress.dispute.CompensationAwarded.v1",
                        "redress.dispute.DisputeSettled.v1",
                        "redress.dispute.ReturnAccepted.v1",
                        "redress.dispute.DisputeClosed.v1");
    }

    @Test
    void held_money_is_told_without_how_it_was_paid() {
        var told = told(new EscrowEvent.PaymentCaptured(
                        ORDER, new Payment("pay_secret", "CARD"), new Money(4498, "EUR"), NOW, NOW))
                .orElseThrow();
        assertThat(told)
                .isEqualTo(new Announcement(
                        "redress.refund.MoneyHeld.v1",
                        "ord_1",
                        "ord_1",
                        new MoneyHeld("ord_1", new redress.refund.events.Money(4498, "EUR"), NOW)));
    }

    @Test
    void a_requested_refund_says_how_much_comes_from_whom() {
        var eur = new Money(10, "EUR");
        var told = told(new RefundEvent.RefundRequested(
                        REFUND,
                        ORDER,
                        "usr_b",
                        "usr_s",
                        CAUSE,
                        eur,
                        List.of(new LineAmount(SHIRT, eur)),
                        List.of(
                                new Funding(SHIRT, FundingSource.SELLER_BALANCE, new Money(3, "EUR")),
                                new Funding(SHIRT, FundingSource.ESCROW, new Money(4, "EUR")),
                                new Funding(LineId.SHIPPING, FundingSource.SELLER_BALANCE, new Money(3, "EUR"))),
                        new Payment("pay_secret", "CARD"),
                        new PolicyVersion("default-1"),
                        new Place("DE", null),
                        NOW,
                        NOW,
                        NOW,
                        NOW))
                .orElseThrow();
        assertThat(told.subject()).isEqualTo(REFUND.value());
        assertThat(told.key()).isEqualTo("ord_1");
        assertThat(told.data()).isInstanceOfSatisfying(RefundRequested.class, news -> {
            assertThat(news.funding())
                    .containsExactly(
                            new redress.refund.events.Funding("ESCROW", new redress.refund.events.Money(4, "EUR")),
                            new redress.refund.events.Funding(
                                    "SELLER_BALANCE", new redress.refund.events.Money(6, "EUR")));
            assertThat(news.cause()).isEqualTo("settlement:dsp_1");
            assertThat(news.disputeId()).isEqualTo("dsp_1");
        });
        assertThat(told.data().toString()).doesNotContain("pay_secret");
    }

    @Test
    void a_failure_that_finance_must_mend_has_no_next_attempt() {
        var failed = new RefundEvent.RefundFailed(
                REFUND, ORDER, 5, 5, "declined-by-bank", true, new RefundEvent.NextAttempt.ByFinance(), NOW);
        assertThat(told(failed).orElseThrow().data())
                .isEqualTo(new RefundFailed(REFUND.value(), "ord_1", "declined-by-bank", 5, null, NOW));
    }

    @Test
    void talk_with_the_provider_is_private() {
        assertThat(told(new RefundEvent.RefundStillProcessing(REFUND, ORDER, 2, NOW, NOW)))
                .isEmpty();
        assertThat(told(new RefundEvent.ProviderAnswerUnknown(REFUND, ORDER, 2, 1, "lost", NOW, NOW)))
                .isEmpty();
    }
}
