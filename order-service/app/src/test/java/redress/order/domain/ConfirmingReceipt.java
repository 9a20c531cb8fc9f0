package redress.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderCommand.NoteChargeback;
import redress.order.domain.OrderCommand.NoteChargebackClosed;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderCommand.NoteDisputeReopened;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;

class ConfirmingReceipt extends OrderStory {

    private static final Actor RULE = Actor.rule("automatic-confirmation");
    private static final OrderCommand TIMER = new ConfirmReceiptAutomatically(ORDER, CONFIRM_BY, RULE);

    @Test
    void the_buyer_confirms_and_may_dispute_for_fifteen_days_more() {
        at(RECEIVED);
        given(placed(), paid(), shipped(), delivered())
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectEvents(received());
    }

    @Test
    void what_is_not_shipped_cannot_be_confirmed() {
        at(RECEIVED);
        given(placed(), paid())
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectException(Refusal.class)
                .expectExceptionMessage("Receipt is confirmed once the order is shipped.")
                .expectNoEvents();
    }

    /** Else everything would go back at the end of the guarantee though the buyer has the goods. */
    @Test
    void what_no_carrier_reports_has_come_when_the_buyer_says_so() {
        at(RECEIVED);
        given(placed(), paid(), shipped())
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectEvents(new OrderDelivered(ORDER, RECEIVED.plus(Duration.ofDays(15)), RECEIVED), received());
    }

    @Test
    void what_the_buyer_confirms_after_the_guarantee_came_too_late_and_support_hears_of_it() {
        at(GUARANTEED_UNTIL);
        given(placed(), paid(), shipped())
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectEvents(
                        breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL),
                        new OrderDelivered(ORDER, GUARANTEED_UNTIL.plus(Duration.ofDays(15)), GUARANTEED_UNTIL),
                        new ReceiptConfirmed(
                                ORDER,
                                new Confirmation.ByBuyer(),
                                GUARANTEED_UNTIL.plus(Duration.ofDays(15)),
                                GUARANTEED_UNTIL));
        var goods = List.of(A_SHIRT.lineId(), TWO_MUGS.lineId());
        var refunded = refunded(new RefundCause.Undisputed(), GUARANTEED_UNTIL);
        given(placed(), paid(), shipped(), breached(GUARANTEED_UNTIL, GUARANTEED_UNTIL), refunded)
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectEvents(
                        new OrderDelivered(ORDER, GUARANTEED_UNTIL.plus(Duration.ofDays(15)), GUARANTEED_UNTIL),
                        new DeliveredAfterRefund(ORDER, REFUND, goods, eur(3999), GUARANTEED_UNTIL),
                        new ReceiptConfirmed(
                                ORDER,
                                new Confirmation.ByBuyer(),
                                GUARANTEED_UNTIL.plus(Duration.ofDays(15)),
                                GUARANTEED_UNTIL));
    }

    @Test
    void silence_of_fifteen_days_confirms() {
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered()).when(TIMER).expectEvents(automatic(CONFIRM_BY, CONFIRM_BY));
    }

    @Test
    void a_late_timer_confirms_as_of_the_due_time_and_shows_the_delay() {
        var late = CONFIRM_BY.plus(Duration.ofDays(4));
        at(late);
        given(placed(), paid(), shipped(), delivered()).when(TIMER).expectEvents(automatic(CONFIRM_BY, late));
    }

    @Test
    void a_moment_before_the_end_the_buyer_wins_and_the_timer_passes_in_silence() {
        var justInTime = CONFIRM_BY.minusNanos(1);
        at(justInTime);
        given(placed(), paid(), shipped(), delivered())
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectEvents(new ReceiptConfirmed(
                        ORDER, new Confirmation.ByBuyer(), justInTime.plus(Duration.ofDays(15)), justInTime));
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered(), received())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void at_the_very_instant_of_the_end_the_window_is_over() {
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered())
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectException(Refusal.class)
                .expectNoEvents();
    }

    @Test
    void a_timer_of_another_due_time_or_too_early_does_nothing() {
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered())
                .when(new ConfirmReceiptAutomatically(ORDER, CONFIRM_BY.minusSeconds(1), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(CONFIRM_BY.minusSeconds(1));
        given(placed(), paid(), shipped(), delivered())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered(), received(), completed())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_open_dispute_holds_the_rule_back() {
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, RECEIVED))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_dispute_opened_after_the_due_time_comes_too_late_to_hold_it_back() {
        var late = CONFIRM_BY.plus(Duration.ofDays(1));
        at(late);
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, CONFIRM_BY))
                .when(TIMER)
                .expectEvents(automatic(CONFIRM_BY, late));
    }

    @Test
    void when_the_last_dispute_ends_after_the_due_time_receipt_is_confirmed_then() {
        var end = CONFIRM_BY.plus(Duration.ofDays(3));
        at(end);
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, RECEIVED), disputed(MUGS, RECEIVED))
                .when(new NoteDisputeClosed(ORDER, SHIRT, end))
                .expectEvents(over(SHIRT, end));
        given(
                        placed(),
                        paid(),
                        shipped(),
                        delivered(),
                        disputed(SHIRT, RECEIVED),
                        disputed(MUGS, RECEIVED),
                        over(SHIRT, end))
                .when(new NoteDisputeClosed(ORDER, MUGS, end))
                .expectEvents(over(MUGS, end), automatic(end, end));
    }

    @Test
    void when_it_ends_before_the_due_time_the_rest_of_the_window_remains() {
        at(RECEIVED.plusSeconds(60));
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, RECEIVED))
                .when(new NoteDisputeClosed(ORDER, SHIRT, RECEIVED.plusSeconds(60)))
                .expectEvents(over(SHIRT, RECEIVED.plusSeconds(60)));
        at(CONFIRM_BY);
        given(
                        placed(),
                        paid(),
                        shipped(),
                        delivered(),
                        disputed(SHIRT, RECEIVED),
                        over(SHIRT, RECEIVED.plusSeconds(60)))
                .when(TIMER)
                .expectEvents(automatic(CONFIRM_BY, CONFIRM_BY));
    }

    @Test
    void news_of_an_end_that_comes_late_makes_up_for_the_timer_that_passed() {
        var heard = CONFIRM_BY.plus(Duration.ofDays(2));
        var closed = CONFIRM_BY.minus(Duration.ofDays(1));
        at(heard);
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, RECEIVED))
                .when(new NoteDisputeClosed(ORDER, SHIRT, closed))
                .expectEvents(over(SHIRT, closed), automatic(CONFIRM_BY, heard));
    }

    @Test
    void the_buyer_may_confirm_while_a_dispute_is_open_however_late() {
        var late = CONFIRM_BY.plus(Duration.ofDays(9));
        at(late);
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, RECEIVED))
                .when(new ConfirmReceipt(ORDER, BUYER))
                .expectEvents(
                        new ReceiptConfirmed(ORDER, new Confirmation.ByBuyer(), late.plus(Duration.ofDays(15)), late));
    }

    @Test
    void news_of_a_dispute_is_noted_once_and_never_reopened() {
        at(RECEIVED);
        given(placed(), paid(), shipped())
                .when(new NoteDispute(ORDER, SHIRT, false, RECEIVED))
                .expectEvents(disputed(SHIRT, RECEIVED));
        given(placed(), paid(), shipped(), disputed(SHIRT, RECEIVED))
                .when(new NoteDispute(ORDER, SHIRT, false, RECEIVED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), shipped(), disputed(SHIRT, RECEIVED), over(SHIRT, RECEIVED))
                .when(new NoteDispute(ORDER, SHIRT, false, RECEIVED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), shipped(), disputed(SHIRT, RECEIVED), over(SHIRT, RECEIVED))
                .when(new NoteDisputeClosed(ORDER, SHIRT, RECEIVED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_dispute_that_is_reopened_holds_it_back_again() {
        at(RECEIVED);
        given(placed(), paid(), shipped(), delivered(), disputed(SHIRT, DELIVERED), over(SHIRT, DELIVERED))
                .when(new NoteDisputeReopened(ORDER, SHIRT, RECEIVED))
                .expectEvents(disputed(SHIRT, RECEIVED));
        at(CONFIRM_BY);
        given(
                        placed(),
                        paid(),
                        shipped(),
                        delivered(),
                        disputed(SHIRT, DELIVERED),
                        over(SHIRT, DELIVERED),
                        disputed(SHIRT, RECEIVED))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_open_chargeback_holds_the_rule_back_until_the_bank_has_decided() {
        var end = CONFIRM_BY.plus(Duration.ofDays(40));
        at(CONFIRM_BY);
        given(placed(), paid(), shipped(), delivered(), chargedBack(RECEIVED))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(end);
        given(placed(), paid(), shipped(), delivered(), chargedBack(RECEIVED))
                .when(new NoteChargebackClosed(ORDER, BANK, end))
                .expectEvents(bankDecided(end), automatic(end, end));
        given(placed(), paid(), shipped(), delivered(), chargedBack(RECEIVED), disputed(SHIRT, RECEIVED))
                .when(new NoteChargebackClosed(ORDER, BANK, end))
                .expectEvents(bankDecided(end));
    }

    @Test
    void news_of_a_chargeback_is_noted_once() {
        at(RECEIVED);
        given(placed(), paid(), shipped())
                .when(new NoteChargeback(ORDER, BANK, RECEIVED))
                .expectEvents(chargedBack(RECEIVED));
        given(placed(), paid(), shipped(), chargedBack(RECEIVED))
                .when(new NoteChargeback(ORDER, BANK, RECEIVED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), shipped(), chargedBack(RECEIVED), bankDecided(RECEIVED))
                .when(new NoteChargebackClosed(ORDER, BANK, RECEIVED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    private static ReceiptConfirmed automatic(Instant confirmedAt, Instant recordedAt) {
        return new ReceiptConfirmed(
                ORDER,
                new Confirmation.Automatic(new RuleEffect("automatic-confirmation", POLICY, CONFIRM_BY, recordedAt)),
                confirmedAt.plus(Duration.ofDays(15)),
                confirmedAt);
    }
}
