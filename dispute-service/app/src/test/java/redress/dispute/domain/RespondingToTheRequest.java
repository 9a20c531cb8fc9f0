package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeCommand.RespondToRequest;
import redress.dispute.domain.DisputeCommand.Response;
import redress.dispute.domain.DisputeEvent.Answer;
import redress.dispute.domain.DisputeEvent.OfferMade;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;

class RespondingToTheRequest extends DisputeStory {

    private static RespondToRequest accept() {
        return new RespondToRequest(DISPUTE, new Response.Accept(1), SELLER);
    }

    private static RespondToRequest counter(OfferTerms terms) {
        return new RespondToRequest(DISPUTE, new Response.Counter(HALF, terms), SELLER);
    }

    @Test
    void accepting_grants_what_was_asked() {
        clock.set(day(1));
        given(opened())
                .when(accept())
                .expectEvents(new SellerResponded(DISPUTE, ORDER, new Answer.Accepted(), SELLER, day(1)), agreed(KEEP));
    }

    @Test
    void accepting_a_return_awaits_the_goods_for_ten_days() {
        clock.set(day(1));
        given(opened(SEND_BACK, Silence.CLAIM_ALLOWED))
                .when(accept())
                .expectEvents(
                        new SellerResponded(DISPUTE, ORDER, new Answer.Accepted(), SELLER, day(1)), agreed(SEND_BACK));

        assertThat(elsewhere.historyOf(RETURN)).containsExactly(awaited(day(11), day(1)));
    }

    @Test
    void a_counter_offer_is_the_first_offer() {
        clock.set(day(1));
        given(opened())
                .when(counter(percent(50)))
                .expectEvents(countered(HALF), new OfferMade(DISPUTE, ORDER, half(Party.SELLER, 1), SELLER, day(1)));
    }

    @Test
    void a_counter_offer_sends_no_shipping_back() {
        given(openedAboutShipping(KEEP))
                .when(counter(new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.SELLER)))
                .expectException(refusal("nothing-to-return"))
                .expectNoEvents();
    }

    @Test
    void a_return_of_shipping_alone_that_was_asked_for_before_it_was_refused_is_about_money_alone() {
        clock.set(day(1));
        var lines = List.of(new LineAmount(LineId.SHIPPING, eur(700)));
        var money = new Settlement(Basis.REQUEST, KEEP, lines, eur(700), Funder.SELLER);
        given(openedAboutShipping(SEND_BACK))
                .when(accept())
                .expectEvents(
                        new SellerResponded(DISPUTE, ORDER, new Answer.Accepted(), SELLER, day(1)),
                        new DisputeEvent.DisputeSettled(DISPUTE, ORDER, money, new Cause.Person(SELLER), day(1)));
        assertThat(elsewhere.historyOf(RETURN)).isEmpty();
    }

    @Test
    void shipping_does_not_travel_back_with_the_goods_but_its_money_waits_for_them() {
        clock.set(day(1));
        var shirt = new LineAmount(SHIRT, eur(2000));
        var shipping = new LineAmount(LineId.SHIPPING, eur(700));
        var all = new Settlement(Basis.REQUEST, SEND_BACK, List.of(shirt, shipping), eur(2700), Funder.SELLER);
        given(openedAbout(
                        SEND_BACK,
                        new DisputedLine(SHIRT, 1, eur(2000)),
                        new DisputedLine(LineId.SHIPPING, 1, eur(700))))
                .when(accept())
                .expectEvents(
                        new SellerResponded(DISPUTE, ORDER, new Answer.Accepted(), SELLER, day(1)),
                        new DisputeEvent.DisputeSettled(DISPUTE, ORDER, all, new Cause.Person(SELLER), day(1)));
        assertThat(elsewhere.historyOf(RETURN))
                .containsExactly(awaited(List.of(new ReturnLine(SHIRT, 1, eur(2000))), day(11), day(1)));
    }

    @Test
    void rejecting_needs_a_reason() {
        given(opened())
                .when(new RespondToRequest(DISPUTE, new Response.Reject(NO_WORDS), SELLER))
                .expectException(refusal("reason-needed"))
                .expectNoEvents();
        clock.set(day(1));
        given(opened())
                .when(new RespondToRequest(DISPUTE, new Response.Reject(WORDS), SELLER))
                .expectEvents(rejected());
    }

    @Test
    void one_responds_once() {
        given(opened(), rejected()).when(accept()).expectException(refusal("already-responded"));
    }

    @Test
    void the_last_millisecond_of_the_window_still_counts() {
        clock.set(day(5).minusMillis(1));
        given(opened()).when(accept()).expectSuccessfulHandlerExecution();
    }

    @Test
    void the_instant_in_which_the_window_ends_is_too_late() {
        clock.set(day(5));
        given(opened())
                .when(accept())
                .expectException(refusal("response-window-over"))
                .expectNoEvents();
    }

    @Test
    void a_response_in_time_is_never_lost_to_the_timer() {
        clock.set(day(5));
        given(opened(), rejected())
                .when(new ElapseResponseWindow(DISPUTE, day(5), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void after_the_timer_a_response_is_too_late() {
        clock.set(day(5));
        given(
                        opened(),
                        new SellerResponseWindowElapsed(
                                DISPUTE, ORDER, Silence.CLAIM_ALLOWED, rule("seller-response-window", day(5), day(5))))
                .when(accept())
                .expectException(refusal("response-window-over"))
                .expectNoEvents();
    }

    @Test
    void only_the_seller_of_the_order_responds() {
        given(opened())
                .when(new RespondToRequest(DISPUTE, new Response.Accept(1), BUYER))
                .expectException(refusal("role-may-not"));
        given(opened())
                .when(new RespondToRequest(DISPUTE, new Response.Accept(1), OTHER_SELLER))
                .expectException(refusal("no-such-dispute"));
    }

    @Test
    void a_counter_offer_is_bound_like_any_offer() {
        given(opened())
                .when(counter(new OfferTerms(Kind.REFUND_ONLY, new Share.Amount(eur(3003)), null)))
                .expectException(refusal("more-than-disputed"))
                .expectNoEvents();
        given(opened())
                .when(counter(new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.BUYER)))
                .expectException(refusal("return-never-by-buyer"));
    }
}
