package redress.dispute.domain;

import java.util.List;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.ReopenDispute;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeEvent.DisputeReopened;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.ReclaimLines;
import redress.dispute.domain.OrderEvent.Afterwards;
import redress.dispute.domain.OrderEvent.ChargebackNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.LinesReclaimed;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReceiptNoted;
import redress.dispute.domain.OrderEvent.RefundNoted;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderEvent.ShipmentNoted;
import redress.platform.values.Actor;

/** R27: the order gives the lines again, then the dispute goes on. */
class Reopening extends DisputeStory {

    private static final ReturnRule RETURNS = new ReturnRule(true, true, 30);
    private static final OrderNoted NOTED = new OrderNoted(
            ORDER,
            BUYER.id(),
            SELLER.id(),
            "BR",
            "EUR",
            List.of(
                    new OrderLine(SHIRT, "Shirt", "fashion", 1, eur(2000), RETURNS),
                    new OrderLine(MUGS, "Mug", "kitchen", 4, eur(501), RETURNS)),
            day(9),
            day(-9));
    private static final ShipmentNoted SHIPPED = new ShipmentNoted(ORDER, day(-5));
    private static final LinesDisputed TAKEN = new LinesDisputed(ORDER, DISPUTE, BOTH_LINES, DAY_0);

    private static LinesFreed freed(Ending how, Afterwards afterwards) {
        return new LinesFreed(ORDER, DISPUTE, how, afterwards, List.of(), day(2));
    }

    private static final LinesFreed WITHDRAWN = freed(Ending.WITHDRAWN, Afterwards.OPEN);
    private static final LinesReclaimed RECLAIMED = new LinesReclaimed(ORDER, DISPUTE, BOTH_LINES, BUYER, day(3));

    private TestExecutor<DisputableOrder> order(Object... history) {
        clock.set(day(3));
        return fixture(DisputableOrder.class).given(history);
    }

    private static ReclaimLines by(Actor actor) {
        return new ReclaimLines(ORDER, DISPUTE, actor);
    }

    @Test
    void takes_the_lines_again() {
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN).when(by(BUYER)).expectEvents(RECLAIMED);
    }

    @Test
    void takes_what_is_left_of_them() {
        var refunded = new RefundNoted(ORDER, new RefundId("rfd_1"), List.of(new LineAmount(SHIRT, eur(500))), day(2));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, refunded)
                .when(by(BUYER))
                .expectEvents(new LinesReclaimed(
                        ORDER,
                        DISPUTE,
                        List.of(new DisputedLine(SHIRT, 1, eur(1500)), new DisputedLine(MUGS, 2, eur(1002))),
                        BUYER,
                        day(3)));
        var all = new RefundNoted(ORDER, new RefundId("rfd_1"), List.of(new LineAmount(SHIRT, eur(2000))), day(2));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, all).when(by(BUYER)).expectException(refusal("nothing-refundable"));
    }

    @Test
    void only_of_a_dispute_that_was_withdrawn() {
        order(NOTED, SHIPPED, TAKEN).when(by(BUYER)).expectException(refusal("not-withdrawn"));
        order(NOTED, SHIPPED, TAKEN, freed(Ending.RETURN_LAPSED, Afterwards.OPEN))
                .when(by(BUYER))
                .expectException(refusal("not-withdrawn"));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, RECLAIMED).when(by(BUYER)).expectException(refusal("not-withdrawn"));
        order(NOTED, SHIPPED).when(by(BUYER)).expectException(refusal("no-such-dispute"));
    }

    @Test
    void never_after_a_verdict_and_not_while_another_dispute_has_the_lines() {
        order(NOTED, SHIPPED, TAKEN, freed(Ending.WITHDRAWN, Afterwards.DECIDED))
                .when(by(BUYER))
                .expectException(refusal("line-decided"));
        var another = new LinesDisputed(
                ORDER, new DisputeId("dsp_2"), List.of(new DisputedLine(SHIRT, 1, eur(2000))), day(3));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, another).when(by(BUYER)).expectException(refusal("line-in-dispute"));
    }

    @Test
    void only_inside_the_orders_window() {
        var until = new ReceiptNoted(ORDER, day(2), day(3));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, until)
                .when(by(BUYER))
                .expectException(refusal("dispute-window-closed"));
        var bank = new ChargebackNoted(ORDER, new ChargebackId("cbk_1"), List.of(), day(3));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, bank).when(by(BUYER)).expectException(refusal("dispute-on-hold"));
    }

    @Test
    void is_for_the_buyer_alone() {
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN).when(by(SELLER)).expectException(refusal("role-may-not"));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN).when(by(SUPPORT)).expectException(refusal("role-may-not"));
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN).when(by(OTHER_BUYER)).expectException(refusal("no-such-order"));
    }

    @Test
    void the_lines_come_back_once_for_each_end() {
        var first = new FreeLines(ORDER, DISPUTE, Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(2), TIMER);
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, RECLAIMED)
                .when(first)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var second = new FreeLines(ORDER, DISPUTE, Ending.REFUNDED, Afterwards.SETTLED, List.of(), day(9), TIMER);
        order(NOTED, SHIPPED, TAKEN, WITHDRAWN, RECLAIMED)
                .when(second)
                .expectEvents(new LinesFreed(ORDER, DISPUTE, Ending.REFUNDED, Afterwards.SETTLED, List.of(), day(9)));
    }

    private static final Object CLOSED = closed(Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(2));
    private static final ReopenDispute REOPEN = new ReopenDispute(DISPUTE, BOTH_LINES, BUYER, day(3), TIMER);

    private static DisputeReopened reopened() {
        return new DisputeReopened(
                DISPUTE, ORDER, request(KEEP, eur(3002)), Deadlines.from(day(3), PERIODS), BUYER, day(3));
    }

    @Test
    void the_dispute_goes_on_with_windows_of_its_own() {
        given(opened(), CLOSED).when(REOPEN).expectEvents(reopened());
        clock.set(day(8).minusMillis(1));
        given(opened(), rejected(), CLOSED, reopened())
                .when(new RespondToRequest(DISPUTE, new Response.Reject(WORDS), SELLER))
                .expectSuccessfulHandlerExecution();
        given(opened(), rejected(), CLOSED, reopened())
                .when(new FileClaim(DISPUTE, BUYER))
                .expectException(refusal("seller-still-has-time"));
    }

    @Test
    void no_more_is_asked_than_is_left() {
        var left = List.of(new DisputedLine(SHIRT, 1, eur(1500)), new DisputedLine(MUGS, 2, eur(1002)));
        given(opened(), CLOSED)
                .when(new ReopenDispute(DISPUTE, left, BUYER, day(3), TIMER))
                .expectEvents(new DisputeReopened(
                        DISPUTE,
                        ORDER,
                        new Request(
                                Reason.WRONG_VARIANT,
                                KEEP,
                                left,
                                eur(2502),
                                eur(2502),
                                true,
                                false,
                                ANY_KIND,
                                true,
                                NO_WORDS),
                        Deadlines.from(day(3), PERIODS),
                        BUYER,
                        day(3)));
    }

    @Test
    void what_was_offered_before_has_fallen() {
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)), CLOSED, reopened())
                .when(new AcceptOffer(DISPUTE, HALF, 1, BUYER))
                .expectException(refusal("no-offer-to-accept"));
    }

    @Test
    void told_twice_or_too_late_it_is_nothing() {
        given(opened(), CLOSED, reopened())
                .when(REOPEN)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), CLOSED, reopened(), closed(Ending.WITHDRAWN, Afterwards.OPEN, List.of(), day(4)))
                .when(REOPEN)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), agreed(KEEP), closed(Ending.REFUNDED, Afterwards.SETTLED, List.of(), day(2)))
                .when(REOPEN)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
