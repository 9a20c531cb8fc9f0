package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.AmendRequest;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeEvent.RequestAmended;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;
import redress.platform.testkit.World;
import redress.platform.values.Actor;

/** R22. */
class AmendingTheRequest extends DisputeStory {

    private static final Deadlines AGAIN = new Deadlines(day(7), List.of(day(5), day(6)), day(15));

    private static AmendRequest to(Kind kind, long minor) {
        return new AmendRequest(DISPUTE, kind, new Share.Amount(eur(minor)), NO_WORDS, BUYER);
    }

    private static RequestAmended amended(Remedy remedy, long minor, boolean worse, Deadlines deadlines) {
        return new RequestAmended(DISPUTE, ORDER, request(remedy, eur(minor)), worse, deadlines, BUYER, day(2));
    }

    @Test
    void asking_less_moves_nothing() {
        clock.set(day(2));
        given(opened()).when(to(Kind.REFUND_ONLY, 1000)).expectEvents(amended(KEEP, 1000, false, DEADLINES));
    }

    @Test
    void letting_the_goods_come_back_moves_nothing() {
        clock.set(day(2));
        given(opened()).when(to(Kind.RETURN_AND_REFUND, 3002)).expectEvents(amended(SEND_BACK, 3002, false, DEADLINES));
    }

    @Test
    void asking_more_starts_the_sellers_window_again_but_not_the_time_to_agree() {
        clock.set(day(2));
        given(opened(), amended(KEEP, 1000, false, DEADLINES), rejected())
                .when(to(Kind.REFUND_ONLY, 1001))
                .expectEvents(amended(KEEP, 1001, true, AGAIN));
    }

    @Test
    void keeping_the_goods_after_all_is_worse_for_the_seller() {
        clock.set(day(2));
        given(opened(SEND_BACK, Silence.CLAIM_ALLOWED))
                .when(to(Kind.REFUND_ONLY, 3002))
                .expectEvents(amended(KEEP, 3002, true, AGAIN));
    }

    @Test
    void after_a_worse_one_it_is_the_sellers_turn_again() {
        clock.set(day(6));
        given(opened(), rejected(), amended(KEEP, 3002, true, AGAIN))
                .when(new FileClaim(DISPUTE, BUYER))
                .expectException(refusal("seller-still-has-time"));
        given(opened(), rejected(), amended(KEEP, 3002, true, AGAIN))
                .when(new MakeOffer(DISPUTE, HALF, percent(50), BUYER))
                .expectException(refusal("seller-answers-first"));
        given(opened(), rejected(), amended(KEEP, 3002, true, AGAIN))
                .when(new ElapseResponseWindow(DISPUTE, day(5), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        clock.set(day(7));
        given(opened(), rejected(), amended(KEEP, 3002, true, AGAIN))
                .when(new ElapseResponseWindow(DISPUTE, day(7), TIMER))
                .expectEvents(new SellerResponseWindowElapsed(
                        DISPUTE, ORDER, Silence.CLAIM_ALLOWED, rule("seller-response-window", day(7), day(7))));
    }

    @Test
    void a_window_that_would_end_after_the_time_to_agree_ends_with_it() {
        var late = new Deadlines(day(19), List.of(day(17)), day(15));
        clock.set(day(15));
        given(opened(), amended(KEEP, 3002, true, late))
                .when(new EscalateUnresolved(DISPUTE, day(15), TIMER))
                .expectEvents(escalated(Trigger.TIMEOUT, rule("resolution-window", day(15), day(15)), day(15)));
    }

    @Test
    void a_window_that_ends_together_with_the_time_to_agree_ends_first() {
        var both = new Deadlines(day(15), List.of(day(13), day(14)), day(15));
        clock.set(day(15));
        given(opened(), amended(KEEP, 3002, true, both))
                .when(new EscalateUnresolved(DISPUTE, day(15), TIMER))
                .expectEvents(
                        new SellerResponseWindowElapsed(
                                DISPUTE,
                                ORDER,
                                Silence.CLAIM_ALLOWED,
                                rule("seller-response-window", day(15), day(15))),
                        escalated(Trigger.TIMEOUT, rule("resolution-window", day(15), day(15)), day(15)));
    }

    @Test
    void is_nothing_if_nothing_changes_or_the_reason_does_not_allow_it() {
        given(opened()).when(to(Kind.REFUND_ONLY, 3002)).expectException(refusal("nothing-amended"));
        given(opened()).when(to(Kind.REFUND_ONLY, 3003)).expectException(refusal("more-than-disputed"));
        var never = new Request(
                Reason.NOT_RECEIVED,
                KEEP,
                BOTH_LINES,
                eur(3002),
                eur(3002),
                false,
                false,
                java.util.Set.of(Kind.REFUND_ONLY),
                false,
                NO_WORDS);
        var opened = new DisputeEvent.DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), never, List.of(), terms(Silence.CLAIM_ALLOWED), DAY_0);
        given(opened).when(to(Kind.RETURN_AND_REFUND, 3002)).expectException(refusal("kind-not-allowed"));
    }

    @Test
    void shipping_is_not_sent_back_nor_is_what_travelled_once() {
        given(openedAboutShipping(KEEP))
                .when(to(Kind.RETURN_AND_REFUND, 700))
                .expectException(refusal("nothing-to-return"));
        given(openedAboutShipping(SEND_BACK))
                .when(to(Kind.RETURN_AND_REFUND, 300))
                .expectException(refusal("nothing-to-return"));
        clock.set(day(30));
        var about = request(KEEP, eur(3002));
        var lost = rule("return-transit", day(28), day(28));
        given(
                        opened(SEND_BACK, Silence.CLAIM_ALLOWED),
                        agreed(SEND_BACK),
                        escalated(Trigger.RETURN, lost, day(28)),
                        new DisputeEvent.DisputeWithdrawn(DISPUTE, ORDER, BUYER, day(29)),
                        closed(Ending.WITHDRAWN, OrderEvent.Afterwards.OPEN, List.of(), day(29)),
                        new DisputeEvent.DisputeReopened(
                                DISPUTE, ORDER, about, Deadlines.from(day(30), PERIODS), BUYER, day(30)))
                .when(to(Kind.RETURN_AND_REFUND, 3002))
                .expectException(refusal("nothing-to-return"))
                .expectNoEvents();
    }

    /** Whatever the window is: case management takes over at the end of the time to agree. */
    @Test
    void nobody_is_told_of_a_window_that_outlasts_the_time_to_agree() {
        clock.set(day(12));
        var late = Deadlines.from(DAY_0, PERIODS).sellerAgain(day(12), PERIODS);
        var view = shown(SELLER, opened(), rejected(), amended(KEEP, 3002, true, late));
        assertThat(late.respondBy()).isEqualTo(day(17));
        assertThat(view.respondBy()).isEqualTo(day(15));
        assertThat(view.stateInWords()).contains(day(15).toString()).doesNotContain(day(17).toString());
        assertThat(view.availableActions())
                .filteredOn(action -> action.action().equals("respond"))
                .singleElement()
                .satisfies(respond -> {
                    assertThat(respond.until()).isEqualTo(day(15));
                    assertThat(respond.otherwise()).contains("case management takes over");
                });
    }

    private DisputeView shown(Actor viewer, Object... history) {
        var outcome = new World(List.of(Dispute.class, Return.class), clock, policy)
                .after(DISPUTE, List.of(history), new DisputeCommand.ShowDispute(DISPUTE, viewer));
        return (DisputeView) Objects.requireNonNull(outcome.result());
    }

    @Test
    void is_over_with_the_claim_and_with_the_time_to_agree() {
        given(opened(), rejected(), filed()).when(to(Kind.REFUND_ONLY, 1000)).expectException(refusal("claim-filed"));
        clock.set(DAY_0.plus(Duration.ofDays(15)));
        given(opened(), rejected()).when(to(Kind.REFUND_ONLY, 1000)).expectException(refusal("claim-files-itself"));
    }

    @Test
    void nobody_grants_what_they_have_not_seen() {
        clock.set(day(3));
        given(opened(), amended(KEEP, 1000, false, DEADLINES))
                .when(new RespondToRequest(DISPUTE, new Response.Accept(1), SELLER))
                .expectException(refusal("request-amended"))
                .expectNoEvents();
        given(opened(), amended(KEEP, 1000, false, DEADLINES))
                .when(new RespondToRequest(DISPUTE, new Response.Accept(2), SELLER))
                .expectSuccessfulHandlerExecution();
    }
}
