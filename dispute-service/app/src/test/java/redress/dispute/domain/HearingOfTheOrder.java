package redress.dispute.domain;

import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.CloseExternally;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.HoldDispute;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeCommand.ResumeDispute;
import redress.dispute.domain.DisputeCommand.SupersedeDispute;
import redress.dispute.domain.DisputeCommand.WithdrawDispute;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.Hold;
import redress.dispute.domain.DisputeEvent.SellerReminded;
import redress.dispute.domain.OrderCommand.NoteChargeback;
import redress.dispute.domain.OrderCommand.NoteChargebackDecision;
import redress.dispute.domain.OrderCommand.NoteCompletion;
import redress.dispute.domain.OrderCommand.NoteEnd;
import redress.dispute.domain.OrderCommand.ShowAfterwards;
import redress.dispute.domain.OrderCommand.ShowOrderDisputes;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderEvent.ChargebackDecided;
import redress.dispute.domain.OrderEvent.ChargebackNoted;
import redress.dispute.domain.OrderEvent.CompletionNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.OrderEnded;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderEvent.ShipmentNoted;

/** What becomes of a dispute when its order ends (R58), and when the buyer's bank takes the matter into its hands (R57). */
class HearingOfTheOrder extends DisputeStory {

    private static final ChargebackId BANK = new ChargebackId("cbk_1");
    private static final ChargebackId OTHER_BANK = new ChargebackId("cbk_2");
    private static final DisputeId SECOND = new DisputeId("dsp_2");
    private static final OrderNoted NOTED = new OrderNoted(
            ORDER,
            BUYER.id(),
            SELLER.id(),
            "BR",
            "EUR",
            List.of(
                    new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), new ReturnRule(true, true, 30)),
                    new OrderLine(MUGS, "Mug", "kitchen", 4, eur(501), new ReturnRule(true, true, 30))),
            day(9),
            day(-9));
    private static final ShipmentNoted SHIPPED = new ShipmentNoted(ORDER, day(-5));

    private static LinesDisputed taken(DisputeId dispute, LineId line) {
        return new LinesDisputed(ORDER, dispute, List.of(new DisputedLine(line, 1, eur(501))), DAY_0);
    }

    private TestExecutor<DisputableOrder> order(Object... history) {
        return fixture(DisputableOrder.class).given(history);
    }

    private static final Object[] TWO_DISPUTES = {NOTED, SHIPPED, taken(DISPUTE, SHIRT), taken(SECOND, MUGS)};

    @Test
    void its_end_names_the_disputes_that_are_open() {
        order(TWO_DISPUTES)
                .when(new NoteEnd(ORDER, CalledOff.GUARANTEE_BREACHED, day(60)))
                .expectEvents(new OrderEnded(ORDER, CalledOff.GUARANTEE_BREACHED, List.of(DISPUTE, SECOND), day(60)));
        var freed = new LinesFreed(ORDER, DISPUTE, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(1));
        order(NOTED, SHIPPED, taken(DISPUTE, SHIRT), freed)
                .when(new NoteEnd(ORDER, CalledOff.CANCELLED, day(2)))
                .expectEvents(new OrderEnded(ORDER, CalledOff.CANCELLED, List.of(), day(2)));
    }

    @Test
    void it_becomes_final_once() {
        var completed = new CompletionNoted(ORDER, day(40));
        order(NOTED, SHIPPED).when(new NoteCompletion(ORDER, day(40))).expectEvents(completed);
        order(NOTED, SHIPPED, completed)
                .when(new NoteCompletion(ORDER, day(41)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_buyer_sees_what_was_withdrawn_and_may_be_taken_up_again() {
        var freed = new LinesFreed(ORDER, DISPUTE, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(1));
        Object[] withdrawn = {NOTED, SHIPPED, taken(DISPUTE, SHIRT), freed};
        order(withdrawn)
                .when(new ShowOrderDisputes(ORDER, BUYER))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(Matchers.matches(
                        (OrderDisputesView seen) -> seen.reopenable().equals(List.of("dsp_1"))));
        order(withdrawn)
                .when(new ShowAfterwards(ORDER, DISPUTE, BUYER))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(Matchers.matches((Afterlife after) ->
                        after.availableActions().getFirst().action().equals("reopen-dispute")));
        order(withdrawn)
                .when(new ShowAfterwards(ORDER, DISPUTE, SELLER))
                .expectNoEvents()
                .expectResultMessagePayload(new Afterlife(List.of()));
    }

    @Test
    void it_ends_once_and_nothing_can_be_disputed_any_more() {
        var ended = new OrderEnded(ORDER, CalledOff.CANCELLED, List.of(), day(2));
        order(NOTED, SHIPPED, ended)
                .when(new NoteEnd(ORDER, CalledOff.GUARANTEE_BREACHED, day(60)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        order(NOTED, SHIPPED, ended)
                .when(OpeningADispute.aboutTheShirt(BUYER, NO_WORDS))
                .expectException(refusal("order-called-off"));
        order(NOTED, SHIPPED, ended)
                .when(OpeningADispute.aboutTheShirt(SUPPORT, WORDS))
                .expectException(refusal("order-called-off"));
        order(NOTED, SHIPPED, ended, new CompletionNoted(ORDER, day(90))) // it came after all
                .when(OpeningADispute.aboutTheShirt(SUPPORT, WORDS))
                .expectException(refusal("order-called-off"));
    }

    @Test
    void a_dispute_about_goods_that_came_is_closed() {
        given(opened())
                .when(new SupersedeDispute(DISPUTE, CalledOff.CANCELLED, day(2), TIMER))
                .expectEvents(closed(Ending.SUPERSEDED, Afterwards.SETTLED, List.of(), day(2)));
    }

    @Test
    void a_dispute_about_goods_that_never_came_is_settled_at_all_of_it() {
        var never = new Request(
                Reason.NOT_RECEIVED,
                KEEP,
                BOTH_LINES,
                eur(3002),
                eur(1000),
                false,
                false,
                java.util.Set.of(Kind.REFUND_ONLY),
                false,
                NO_WORDS);
        var opened = new DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), never, List.of(), terms(Silence.CLAIM_ALLOWED), DAY_0);
        given(opened, rejected())
                .when(new SupersedeDispute(DISPUTE, CalledOff.GUARANTEE_BREACHED, day(60), TIMER))
                .expectEvents(
                        new DisputeSettled(
                                DISPUTE,
                                ORDER,
                                settlement(Basis.SUPERSEDED, KEEP, eur(3002)),
                                new Cause.OrderCalledOff(CalledOff.GUARANTEE_BREACHED),
                                day(60)),
                        closed(Ending.SUPERSEDED, Afterwards.SETTLED, List.of(), day(60)));
    }

    @Test
    void what_was_settled_before_is_over_too_and_a_refund_that_was_approved_is_counted_still() {
        var over = closed(Ending.SUPERSEDED, Afterwards.SETTLED, List.of(), day(2));
        given(opened(), agreed(KEEP))
                .when(new SupersedeDispute(DISPUTE, CalledOff.CANCELLED, day(2), TIMER))
                .expectEvents(over);
        given(opened(), agreed(SEND_BACK))
                .when(new SupersedeDispute(DISPUTE, CalledOff.GUARANTEE_BREACHED, day(2), TIMER))
                .expectEvents(over);
        given(opened(), closed(Ending.SUPERSEDED, Afterwards.SETTLED, List.of(), day(2)))
                .when(new SupersedeDispute(DISPUTE, CalledOff.CANCELLED, day(2), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_chargeback_names_the_disputes_that_are_held_and_those_that_go_on() {
        var noted = new ChargebackNoted(ORDER, BANK, List.of(DISPUTE, SECOND), day(2));
        order(TWO_DISPUTES).when(new NoteChargeback(ORDER, BANK, day(2))).expectEvents(noted);
        order(NOTED, SHIPPED, taken(DISPUTE, SHIRT), taken(SECOND, MUGS), noted)
                .when(new NoteChargeback(ORDER, BANK, day(2)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var decided = new ChargebackDecided(ORDER, BANK, false, List.of(DISPUTE, SECOND), day(20));
        order(NOTED, SHIPPED, taken(DISPUTE, SHIRT), taken(SECOND, MUGS), noted)
                .when(new NoteChargebackDecision(ORDER, BANK, false, day(20)))
                .expectEvents(decided);
        order(NOTED, SHIPPED, noted, decided)
                .when(new NoteChargebackDecision(ORDER, BANK, false, day(20)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void they_go_on_when_no_bank_is_looking_any_more() {
        order(
                        NOTED,
                        SHIPPED,
                        taken(DISPUTE, SHIRT),
                        new ChargebackNoted(ORDER, BANK, List.of(DISPUTE), day(2)),
                        new ChargebackNoted(ORDER, OTHER_BANK, List.of(DISPUTE), day(3)))
                .when(new NoteChargebackDecision(ORDER, BANK, false, day(20)))
                .expectEvents(new ChargebackDecided(ORDER, BANK, false, List.of(), day(20)));
    }

    @Test
    void what_one_bank_took_is_settled_though_another_still_looks() {
        order(
                        NOTED,
                        SHIPPED,
                        taken(DISPUTE, SHIRT),
                        new ChargebackNoted(ORDER, BANK, List.of(DISPUTE), day(2)),
                        new ChargebackNoted(ORDER, OTHER_BANK, List.of(DISPUTE), day(3)))
                .when(new NoteChargebackDecision(ORDER, BANK, true, day(20)))
                .expectEvents(new ChargebackDecided(ORDER, BANK, true, List.of(DISPUTE), day(20)));
    }

    @Test
    void while_the_bank_looks_nothing_is_opened() {
        var noted = new ChargebackNoted(ORDER, BANK, List.of(), day(2));
        order(NOTED, SHIPPED, noted)
                .when(OpeningADispute.aboutTheShirt(BUYER, NO_WORDS))
                .expectException(refusal("dispute-on-hold"));
        order(NOTED, SHIPPED, noted, new ChargebackDecided(ORDER, BANK, false, List.of(), day(2)))
                .when(OpeningADispute.aboutTheShirt(BUYER, NO_WORDS))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_a_bank_has_settled_nobody_opens_again() {
        var noted = new ChargebackNoted(ORDER, BANK, List.of(), day(2));
        var lost = new ChargebackDecided(ORDER, BANK, true, List.of(), day(2));
        order(NOTED, SHIPPED, noted, lost)
                .when(OpeningADispute.aboutTheShirt(BUYER, NO_WORDS))
                .expectException(refusal("settled-externally"));
        order(NOTED, SHIPPED, noted, lost)
                .when(OpeningADispute.aboutTheShirt(SUPPORT, WORDS))
                .expectException(refusal("settled-externally"));
    }

    private static final HoldDispute HOLD = new HoldDispute(DISPUTE, Hold.CHARGEBACK, TIMER);
    private static final ResumeDispute RESUME = new ResumeDispute(DISPUTE, TIMER);
    private static final DisputeHeld HELD = new DisputeHeld(DISPUTE, ORDER, Hold.CHARGEBACK, day(2));

    private static DisputeResumed resumed(boolean sellerAwaited) {
        return new DisputeResumed(
                DISPUTE, ORDER, sellerAwaited, DEADLINES.later(java.time.Duration.ofDays(30)), day(32));
    }

    @Test
    void on_hold_nobody_can_do_anything_and_no_timer_does() {
        clock.set(day(2));
        given(opened()).when(HOLD).expectEvents(HELD);
        given(opened(), HELD).when(HOLD).expectSuccessfulHandlerExecution().expectNoEvents();
        given(opened(), HELD)
                .when(new RespondToRequest(DISPUTE, new Response.Accept(1), SELLER))
                .expectException(refusal("dispute-on-hold"));
        given(opened(), HELD)
                .when(new WithdrawDispute(DISPUTE, true, BUYER))
                .expectException(refusal("dispute-on-hold"));
        clock.set(day(15));
        given(opened(), HELD)
                .when(new RemindSeller(DISPUTE, 1, day(3), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), HELD)
                .when(new ElapseResponseWindow(DISPUTE, day(5), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), HELD)
                .when(new EscalateUnresolved(DISPUTE, day(15), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void afterwards_the_time_that_was_left_is_left() {
        clock.set(day(32));
        given(opened(), HELD).when(RESUME).expectEvents(resumed(true));
        given(opened(), rejected(), HELD).when(RESUME).expectEvents(resumed(false));
        given(opened(), HELD, resumed(true))
                .when(RESUME)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened()).when(RESUME).expectSuccessfulHandlerExecution().expectNoEvents();
        clock.set(day(35).minusMillis(1)); // day 5 and thirty days on hold
        given(opened(), HELD, resumed(true))
                .when(new RespondToRequest(DISPUTE, new Response.Reject(WORDS), SELLER))
                .expectSuccessfulHandlerExecution();
        given(opened(), HELD, resumed(true))
                .when(new ElapseResponseWindow(DISPUTE, day(5), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        clock.set(day(35));
        given(opened(), HELD, resumed(true))
                .when(new RespondToRequest(DISPUTE, new Response.Reject(WORDS), SELLER))
                .expectException(refusal("response-window-over"));
    }

    @Test
    void nobody_is_reminded_twice_of_the_same() {
        var first = new SellerReminded(DISPUTE, ORDER, 1, day(5), rule("seller-reminder", day(3), day(3)));
        clock.set(day(33));
        given(opened(), first, HELD, resumed(true))
                .when(new RemindSeller(DISPUTE, 1, day(33), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_the_bank_took_back_is_settled_elsewhere() {
        var over = closed(Ending.SETTLED_EXTERNALLY, Afterwards.SETTLED, List.of(), day(20));
        var close = new CloseExternally(DISPUTE, day(20), TIMER);
        given(opened(), HELD).when(close).expectEvents(over);
        given(opened(), rejected(), filed(), HELD).when(close).expectEvents(over);
        given(opened(), agreed(KEEP), HELD).when(close).expectEvents(over);
        given(opened(), HELD, over)
                .when(close)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), HELD, over)
                .when(RESUME)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), closed(Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(1)))
                .when(HOLD)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
