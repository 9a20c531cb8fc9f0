package redress.dispute.domain;

import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.CloseLapsed;
import redress.dispute.domain.DisputeCommand.EscalateReturn;
import redress.dispute.domain.DisputeCommand.NoteGoodsReturned;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeEvent.GoodsReturned;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.FollowSettlement;
import redress.dispute.domain.ReturnCommand.HoldReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RecallReturn;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ResumeReturn;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.dispute.domain.ReturnEvent.Conclusion;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnExtended;
import redress.dispute.domain.ReturnEvent.ReturnHeld;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPayerChanged;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnReminded;
import redress.dispute.domain.ReturnEvent.ReturnResumed;
import redress.dispute.domain.ReturnEvent.ReturnRevised;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnEvent.ReturnTurnedUp;
import redress.dispute.domain.ReturnEvent.RunningWindow;

class SendingGoodsBack extends DisputeStory {

    private static final Object AWAITED = awaited(day(11), day(1));
    private static final Object SHIPPED = new ReturnShipped(RETURN, DISPUTE, ORDER, "Correios", "BR1", day(33), day(3));
    private static final Object DELIVERED = new ReturnDelivered(RETURN, DISPUTE, ORDER, day(10), day(11), day(8));
    private static final Object LOST =
            new ReturnPresumedLost(RETURN, DISPUTE, ORDER, rule("return-transit", day(33), day(33)));
    private static final ShipReturn SHIP = new ShipReturn(RETURN, "Correios", "BR1", BUYER);

    private TestExecutor<Return> aReturn(Object... history) {
        return fixture(Return.class).given(history);
    }

    @Test
    void the_buyer_ships_in_time() {
        clock.set(day(3));
        aReturn(AWAITED).when(SHIP).expectEvents(SHIPPED);
        clock.set(day(11).minusMillis(1));
        aReturn(AWAITED).when(SHIP).expectSuccessfulHandlerExecution();
    }

    @Test
    void from_the_instant_the_time_is_over_shipping_is_refused() {
        clock.set(day(11));
        aReturn(AWAITED).when(SHIP).expectException(refusal("ship-by-passed")).expectNoEvents();
    }

    @Test
    void not_shipped_it_lapses() {
        clock.set(day(12));
        aReturn(AWAITED)
                .when(new LapseReturn(RETURN, day(11), TIMER))
                .expectEvents(new ReturnLapsed(RETURN, DISPUTE, ORDER, rule("return-ship-by", day(11), day(12))));
        aReturn(AWAITED, SHIPPED)
                .when(new LapseReturn(RETURN, day(11), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_buyer_is_reminded_three_days_before_the_end() {
        var remind = new RemindOfReturn(RETURN, ReturnStep.SHIP, day(8), TIMER);
        var reminded = new ReturnReminded(
                RETURN, DISPUTE, ORDER, ReturnStep.SHIP, rule("return-ship-reminder", day(8), day(8)));
        clock.set(day(8));
        aReturn(AWAITED).when(remind).expectEvents(reminded);
        aReturn(AWAITED, reminded)
                .when(remind)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, SHIPPED)
                .when(remind)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED)
                .when(new RemindOfReturn(RETURN, ReturnStep.INSPECT, day(8), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_reminder_that_comes_after_the_end_helps_nobody() {
        clock.set(day(11));
        aReturn(AWAITED)
                .when(new RemindOfReturn(RETURN, ReturnStep.SHIP, day(8), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_seller_is_reminded_on_the_second_day_of_the_inspection() {
        clock.set(day(10).plusSeconds(60));
        aReturn(AWAITED, SHIPPED, DELIVERED)
                .when(new RemindOfReturn(RETURN, ReturnStep.INSPECT, day(10), TIMER))
                .expectEvents(new ReturnReminded(
                        RETURN,
                        DISPUTE,
                        ORDER,
                        ReturnStep.INSPECT,
                        rule("return-inspection-reminder", day(10), day(10).plusSeconds(60))));
    }

    @Test
    void the_seller_may_give_more_time() {
        clock.set(day(10));
        var extended = new ReturnExtended(RETURN, DISPUTE, ORDER, day(13), day(16), NO_WORDS, SELLER, day(10));
        aReturn(AWAITED).when(new ExtendReturn(RETURN, 5, NO_WORDS, SELLER)).expectEvents(extended);
        clock.set(day(15));
        aReturn(AWAITED, extended).when(SHIP).expectSuccessfulHandlerExecution();
        aReturn(AWAITED, extended)
                .when(new LapseReturn(RETURN, day(11), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        clock.set(day(16));
        aReturn(AWAITED, extended).when(SHIP).expectException(refusal("ship-by-passed"));
        aReturn(AWAITED, extended)
                .when(new LapseReturn(RETURN, day(16), TIMER))
                .expectEvents(new ReturnLapsed(RETURN, DISPUTE, ORDER, rule("return-ship-by", day(16), day(16))));
    }

    @Test
    void support_gives_more_time_with_a_reason() {
        clock.set(day(10));
        aReturn(AWAITED)
                .when(new ExtendReturn(RETURN, 5, NO_WORDS, SUPPORT))
                .expectException(refusal("reason-needed"))
                .expectNoEvents();
        aReturn(AWAITED)
                .when(new ExtendReturn(RETURN, 5, WORDS, SUPPORT))
                .expectEvents(new ReturnExtended(RETURN, DISPUTE, ORDER, day(13), day(16), WORDS, SUPPORT, day(10)));
        aReturn(AWAITED).when(new ExtendReturn(RETURN, 5, WORDS, BUYER)).expectException(refusal("role-may-not"));
    }

    @Test
    void there_is_an_end_to_extensions() {
        clock.set(day(10));
        var most = new ReturnExtended(RETURN, DISPUTE, ORDER, day(38), day(41), NO_WORDS, SELLER, day(10));
        aReturn(AWAITED).when(new ExtendReturn(RETURN, 30, NO_WORDS, SELLER)).expectEvents(most);
        aReturn(AWAITED)
                .when(new ExtendReturn(RETURN, 31, NO_WORDS, SELLER))
                .expectException(refusal("extension-out-of-range"));
        aReturn(AWAITED)
                .when(new ExtendReturn(RETURN, 0, NO_WORDS, SELLER))
                .expectException(refusal("extension-out-of-range"));
        aReturn(AWAITED, most)
                .when(new ExtendReturn(RETURN, 1, NO_WORDS, SELLER))
                .expectException(refusal("extension-exhausted"));
    }

    @Test
    void the_last_day_that_there_is_can_be_given_too() {
        clock.set(day(10));
        var nearlyAll = new ReturnExtended(RETURN, DISPUTE, ORDER, day(37), day(40), NO_WORDS, SELLER, day(10));
        aReturn(AWAITED, nearlyAll)
                .when(new ExtendReturn(RETURN, 1, NO_WORDS, SELLER))
                .expectEvents(new ReturnExtended(RETURN, DISPUTE, ORDER, day(38), day(41), NO_WORDS, SELLER, day(10)));
    }

    @Test
    void who_asks_for_too_much_hears_until_when_it_can_be_extended_now() {
        clock.set(day(24));
        aReturn(
                        AWAITED,
                        new ReturnHeld(RETURN, DISPUTE, ORDER, day(4)),
                        new ReturnResumed(
                                RETURN, DISPUTE, ORDER, new RunningWindow.Shipping(day(28), day(31), day(61)), day(24)))
                .when(new ExtendReturn(RETURN, 31, NO_WORDS, SELLER))
                .expectException(refusal("extension-out-of-range"))
                .expectExceptionMessage("It can be extended by days, until " + day(61) + " at most.");
    }

    @Test
    void what_is_late_or_sent_is_not_extended() {
        clock.set(day(11));
        var extend = new ExtendReturn(RETURN, 1, NO_WORDS, SELLER);
        aReturn(AWAITED).when(extend).expectException(refusal("ship-by-passed"));
        aReturn(AWAITED, SHIPPED).when(extend).expectException(refusal("return-shipped"));
    }

    @Test
    void a_dispute_that_ends_otherwise_ends_the_return_too() {
        var conclude = new ConcludeReturn(RETURN, day(9), TIMER);
        var concluded = new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.NotRefunded(), day(9));
        clock.set(day(12));
        for (var history : List.of(
                List.of(AWAITED),
                List.of(AWAITED, SHIPPED),
                List.of(AWAITED, SHIPPED, DELIVERED),
                List.of(AWAITED, SHIPPED, LOST)))
            aReturn(history.toArray()).when(conclude).expectEvents(concluded);
        aReturn(AWAITED, concluded)
                .when(conclude)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, concluded)
                .when(new LapseReturn(RETURN, day(11), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, concluded).when(SHIP).expectException(refusal("return-over"));
    }

    @Test
    void on_hold_no_window_ends_and_afterwards_the_time_that_was_left_is_left() {
        var held = new ReturnHeld(RETURN, DISPUTE, ORDER, day(4));
        var resumed = new ReturnResumed(
                RETURN, DISPUTE, ORDER, new RunningWindow.Shipping(day(28), day(31), day(61)), day(24));
        clock.set(day(24));
        aReturn(AWAITED).when(new HoldReturn(RETURN, day(4), TIMER)).expectEvents(held);
        aReturn(AWAITED, held)
                .when(new HoldReturn(RETURN, day(5), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, held)
                .when(new LapseReturn(RETURN, day(11), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, held)
                .when(new RemindOfReturn(RETURN, ReturnStep.SHIP, day(8), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, held).when(SHIP).expectSuccessfulHandlerExecution();
        aReturn(AWAITED, held).when(new ResumeReturn(RETURN, day(24), TIMER)).expectEvents(resumed);
        aReturn(AWAITED, held, resumed)
                .when(new ResumeReturn(RETURN, day(25), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var again = new ReturnHeld(RETURN, DISPUTE, ORDER, day(26));
        aReturn(AWAITED, held, resumed)
                .when(new HoldReturn(RETURN, day(26), TIMER))
                .expectEvents(again);
        clock.set(day(31).minusMillis(1));
        aReturn(AWAITED, held, resumed).when(SHIP).expectSuccessfulHandlerExecution();
        clock.set(day(31));
        aReturn(AWAITED, held, resumed).when(SHIP).expectException(refusal("ship-by-passed"));
        aReturn(AWAITED, held, resumed)
                .when(new LapseReturn(RETURN, day(31), TIMER))
                .expectEvents(new ReturnLapsed(RETURN, DISPUTE, ORDER, rule("return-ship-by", day(31), day(31))));
    }

    @Test
    void a_hold_that_was_told_by_a_clock_that_is_ahead_ends_all_the_same_and_takes_no_time_away() {
        aReturn(AWAITED, new ReturnHeld(RETURN, DISPUTE, ORDER, day(4).plusSeconds(300)))
                .when(new ResumeReturn(RETURN, day(4), TIMER))
                .expectEvents(new ReturnResumed(
                        RETURN, DISPUTE, ORDER, new RunningWindow.Shipping(day(8), day(11), day(41)), day(4)));
    }

    @Test
    void on_hold_no_parcel_is_lost_and_no_silence_accepts() {
        var held = new ReturnHeld(RETURN, DISPUTE, ORDER, day(9));
        clock.set(day(33));
        aReturn(AWAITED, SHIPPED, held)
                .when(new PresumeReturnLost(RETURN, day(33), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, SHIPPED, DELIVERED, held)
                .when(new AcceptReturnBySilence(RETURN, day(11), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_timer_of_another_window_does_nothing() {
        clock.set(day(33));
        aReturn(AWAITED, SHIPPED)
                .when(new PresumeReturnLost(RETURN, day(32), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, SHIPPED, DELIVERED)
                .when(new AcceptReturnBySilence(RETURN, day(10), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_settlement_of_the_same_worth_changes_nothing() {
        aReturn(AWAITED, SHIPPED)
                .when(new FollowSettlement(RETURN, settlement(Basis.APPEAL, SEND_BACK, eur(3002)), day(9), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_window_that_began_on_hold_has_all_its_time_afterwards() {
        var held = new ReturnHeld(RETURN, DISPUTE, ORDER, day(2));
        aReturn(AWAITED, held, SHIPPED)
                .when(new ResumeReturn(RETURN, day(20), TIMER))
                .expectEvents(new ReturnResumed(RETURN, DISPUTE, ORDER, new RunningWindow.Transit(day(50)), day(20)));
        aReturn(AWAITED, held, SHIPPED, DELIVERED)
                .when(new ResumeReturn(RETURN, day(20), TIMER))
                .expectEvents(new ReturnResumed(
                        RETURN, DISPUTE, ORDER, new RunningWindow.Inspection(day(22), day(23)), day(20)));
        aReturn(AWAITED, SHIPPED, LOST, new ReturnHeld(RETURN, DISPUTE, ORDER, day(40)))
                .when(new ResumeReturn(RETURN, day(50), TIMER))
                .expectEvents(new ReturnResumed(RETURN, DISPUTE, ORDER, new RunningWindow.None(), day(50)));
    }

    @Test
    void a_settlement_of_money_alone_ends_the_return_and_another_amount_changes_what_it_is_worth() {
        clock.set(day(9));
        aReturn(AWAITED, SHIPPED, LOST)
                .when(new FollowSettlement(RETURN, settlement(Basis.VERDICT, KEEP, eur(500)), day(9), TIMER))
                .expectEvents(new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.Refunded(eur(500)), day(9)));
        aReturn(AWAITED, SHIPPED)
                .when(new FollowSettlement(RETURN, settlement(Basis.VERDICT, SEND_BACK, eur(1501)), day(9), TIMER))
                .expectEvents(new ReturnRevised(
                        RETURN,
                        DISPUTE,
                        ORDER,
                        List.of(new ReturnLine(SHIRT, 1, eur(1000)), new ReturnLine(MUGS, 2, eur(501))),
                        day(9)));
        var accepted = new ReturnAccepted(RETURN, DISPUTE, ORDER, new Cause.Person(SELLER), day(9));
        aReturn(AWAITED, SHIPPED, accepted)
                .when(new FollowSettlement(RETURN, settlement(Basis.VERDICT, KEEP, eur(500)), day(9), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void it_can_be_called_off_until_the_goods_are_sent() {
        var nothing = new RecallReturn(RETURN, eur(0), day(2), TIMER);
        aReturn(AWAITED)
                .when(nothing)
                .expectEvents(new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.NotRefunded(), day(2)));
        aReturn(AWAITED)
                .when(new RecallReturn(RETURN, eur(500), day(2), TIMER))
                .expectEvents(new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.Refunded(eur(500)), day(2)));
        for (var history : List.of(
                List.of(AWAITED, SHIPPED),
                List.of(AWAITED, SHIPPED, DELIVERED),
                List.of(AWAITED, SHIPPED, LOST),
                List.of(AWAITED, new ReturnConcluded(RETURN, DISPUTE, ORDER, new Conclusion.NotRefunded(), day(2)))))
            aReturn(history.toArray())
                    .when(nothing)
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
    }

    @Test
    void an_appeal_may_change_who_pays_the_way_back() {
        var changed = new ReturnPayerChanged(RETURN, DISPUTE, ORDER, Payer.PLATFORM, PaidBecause.DECIDED, day(9));
        var byThePlatform = new Remedy.ReturnAndRefund(Payer.PLATFORM, PaidBecause.DECIDED);
        var follow = new FollowSettlement(RETURN, settlement(Basis.APPEAL, byThePlatform, eur(3002)), day(9), TIMER);
        aReturn(AWAITED, SHIPPED).when(follow).expectEvents(changed);
        aReturn(AWAITED, SHIPPED, changed)
                .when(follow)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        aReturn(AWAITED, SHIPPED, changed)
                .when(new ShowReturn(RETURN, BUYER))
                .expectResultMessageMatching(Matchers.matches(message -> {
                    var view = (ReturnView) message.getPayload();
                    return view.paidBy() == Payer.PLATFORM && view.paidByRule().equals(PaidBecause.DECIDED.word());
                }));
    }

    @Test
    void the_carrier_reports_the_delivery() {
        clock.set(day(8));
        aReturn(AWAITED, SHIPPED)
                .when(new ReportReturnDelivery(RETURN, CARRIER))
                .expectEvents(DELIVERED);
        aReturn(AWAITED).when(new ReportReturnDelivery(RETURN, CARRIER)).expectException(refusal("return-not-shipped"));
        aReturn(AWAITED, SHIPPED)
                .when(new ReportReturnDelivery(RETURN, BUYER))
                .expectException(refusal("role-may-not"));
    }

    @Test
    void thirty_days_under_way_it_is_presumed_lost() {
        clock.set(day(33));
        aReturn(AWAITED, SHIPPED)
                .when(new PresumeReturnLost(RETURN, day(33), TIMER))
                .expectEvents(new ReturnPresumedLost(RETURN, DISPUTE, ORDER, rule("return-transit", day(33), day(33))));
        aReturn(AWAITED, SHIPPED, DELIVERED)
                .when(new PresumeReturnLost(RETURN, day(33), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_was_presumed_lost_may_turn_up_for_whoever_decides_to_see() {
        clock.set(day(40));
        var turnedUp = new ReturnTurnedUp(RETURN, DISPUTE, ORDER, day(40));
        aReturn(AWAITED, SHIPPED, LOST)
                .when(new ReportReturnDelivery(RETURN, CARRIER))
                .expectEvents(turnedUp);
        aReturn(AWAITED, SHIPPED, LOST, turnedUp)
                .when(new ReportReturnDelivery(RETURN, CARRIER))
                .expectException(refusal("return-delivered"));
        aReturn(AWAITED, SHIPPED, LOST, turnedUp)
                .when(new AcceptReturnBySilence(RETURN, day(43), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_sellers_receipt_ends_it() {
        clock.set(day(9));
        var accepted = new ReturnAccepted(RETURN, DISPUTE, ORDER, new Cause.Person(SELLER), day(9));
        aReturn(AWAITED, SHIPPED, DELIVERED)
                .when(new AcceptReturn(RETURN, SELLER))
                .expectEvents(accepted);
        aReturn(AWAITED, SHIPPED).when(new AcceptReturn(RETURN, SELLER)).expectEvents(accepted);
        clock.set(day(33).minusMillis(1));
        aReturn(AWAITED, SHIPPED).when(new AcceptReturn(RETURN, SELLER)).expectSuccessfulHandlerExecution();
        clock.set(day(33));
        aReturn(AWAITED, SHIPPED).when(new AcceptReturn(RETURN, SELLER)).expectException(refusal("return-overdue"));
        clock.set(day(9));
        aReturn(AWAITED, SHIPPED, DELIVERED, accepted)
                .when(new AcceptReturn(RETURN, SELLER))
                .expectException(refusal("return-over"));
        aReturn(AWAITED, SHIPPED, DELIVERED)
                .when(new AcceptReturn(RETURN, OTHER_SELLER))
                .expectException(refusal("no-such-return"));
    }

    @Test
    void the_sellers_silence_ends_it_too() {
        clock.set(day(12));
        aReturn(AWAITED, SHIPPED, DELIVERED)
                .when(new AcceptReturnBySilence(RETURN, day(11), TIMER))
                .expectEvents(new ReturnAccepted(
                        RETURN, DISPUTE, ORDER, rule("return-inspection", day(11), day(12)), day(11)));
    }

    @Test
    void the_dispute_waits_for_the_refund_once_the_goods_are_back() {
        given(opened(SEND_BACK, Silence.CLAIM_ALLOWED), agreed(SEND_BACK))
                .when(new NoteGoodsReturned(DISPUTE, RETURN, day(9), TIMER))
                .expectEvents(new GoodsReturned(DISPUTE, ORDER, RETURN, day(9)));
    }

    @Test
    void a_lapsed_return_closes_the_dispute_and_leaves_the_lines_open() {
        given(opened(SEND_BACK, Silence.CLAIM_ALLOWED), agreed(SEND_BACK))
                .when(new CloseLapsed(DISPUTE, RETURN, rule("return-ship-by", day(11), day(12)), TIMER))
                .expectEvents(closed(Ending.RETURN_LAPSED, Afterwards.OPEN, List.of(), day(11)));
    }

    @Test
    void a_lost_return_goes_to_case_management() {
        var rule = rule("return-transit", day(33), day(33));
        given(opened(), agreed(SEND_BACK))
                .when(new EscalateReturn(DISPUTE, RETURN, List.of(), rule, day(33), TIMER))
                .expectEvents(escalated(Trigger.RETURN, rule, day(33)));
    }

    @Test
    void the_refund_may_be_heard_of_before_the_return() {
        var all = LineAmount.split(eur(3002), BOTH_LINES);
        given(opened(), agreed(SEND_BACK))
                .when(new NoteRefundIssued(DISPUTE, new RefundId("rfd_1"), all, day(12)))
                .expectEvents(
                        counted("rfd_1", all, day(12)), closed(Ending.REFUNDED, Afterwards.SETTLED, all, day(12)));
        given(opened(), agreed(SEND_BACK), closed(Ending.REFUNDED, Afterwards.SETTLED, all, day(12)))
                .when(new NoteGoodsReturned(DISPUTE, RETURN, day(9), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
