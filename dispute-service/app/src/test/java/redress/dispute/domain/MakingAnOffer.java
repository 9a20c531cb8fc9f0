package redress.dispute.domain;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.MakeOffer;
import redress.dispute.domain.DisputeCommand.OfferTerms;
import redress.dispute.domain.DisputeEvent.OfferMade;

class MakingAnOffer extends DisputeStory {

    private static MakeOffer by(redress.platform.values.Actor actor, OfferTerms terms) {
        return new MakeOffer(DISPUTE, MORE, terms, actor);
    }

    @Test
    void either_party_may_once_the_seller_has_answered() {
        clock.set(day(2));
        given(opened(), rejected())
                .when(by(BUYER, percent(80)))
                .expectEvents(
                        new OfferMade(DISPUTE, ORDER, offer(MORE, Party.BUYER, 1, eur(2402), KEEP), BUYER, day(2)));
        given(opened(), rejected()).when(by(SELLER, percent(20))).expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_offers_before_the_seller_has_answered() {
        given(opened()).when(by(BUYER, percent(80))).expectException(refusal("seller-answers-first"));
        given(opened()).when(by(SELLER, percent(80))).expectException(refusal("seller-answers-first"));
    }

    @Test
    void versions_count_up_over_both_parties() {
        clock.set(day(2));
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)))
                .when(by(BUYER, percent(80)))
                .expectResultMessagePayload(offer(MORE, Party.BUYER, 2, eur(2402), KEEP));
    }

    @Test
    void an_amount_is_split_over_the_lines_by_largest_remainder() {
        var terms = new OfferTerms(Kind.REFUND_ONLY, new Share.Amount(eur(1000)), null);
        given(opened(), rejected())
                .when(by(SELLER, terms))
                .expectResultMessagePayload(new Offer(
                        MORE,
                        1,
                        Party.SELLER,
                        KEEP,
                        List.of(new LineAmount(SHIRT, eur(666)), new LineAmount(MUGS, eur(334))),
                        eur(1000)));
    }

    @Test
    void no_offer_exceeds_what_can_still_be_refunded() {
        var terms = new OfferTerms(Kind.REFUND_ONLY, new Share.Amount(eur(3003)), null);
        given(opened(), rejected()).when(by(SELLER, terms)).expectException(refusal("more-than-disputed"));
        given(opened(), rejected())
                .when(by(SELLER, new OfferTerms(Kind.REFUND_ONLY, new Share.Amount(eur(0)), null)))
                .expectException(refusal("amount-zero"));
        given(opened(), rejected()).when(by(SELLER, percent(101))).expectException(refusal("percent-out-of-range"));
        given(opened(), rejected())
                .when(by(
                        SELLER,
                        new OfferTerms(
                                Kind.REFUND_ONLY, new Share.Amount(new redress.platform.values.Money(5, "USD")), null)))
                .expectException(refusal("currency-mixed"));
    }

    @Test
    void nobody_pays_for_a_return_that_is_none() {
        given(opened(), rejected())
                .when(by(SELLER, new OfferTerms(Kind.REFUND_ONLY, new Share.Percent(50), Payer.SELLER)))
                .expectException(refusal("nothing-to-return"));
    }

    @Test
    void faulty_goods_are_never_sent_back_at_the_buyers_cost() {
        given(opened(), rejected())
                .when(by(SELLER, new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.BUYER)))
                .expectException(refusal("return-never-by-buyer"));
        given(opened(), rejected())
                .when(by(SELLER, new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.PLATFORM)))
                .expectException(refusal("not-theirs-to-give"));
    }

    @Test
    void where_nothing_is_wrong_the_buyer_may_agree_to_pay_the_way_back() {
        var terms = new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.BUYER);
        given(openedBecause(Reason.DISLIKED, ANY_KIND), rejected())
                .when(by(BUYER, terms))
                .expectResultMessagePayload(offer(
                        MORE, Party.BUYER, 1, eur(3002), new Remedy.ReturnAndRefund(Payer.BUYER, PaidBecause.AGREED)));
    }

    @Test
    void what_never_came_is_not_sent_back() {
        var terms = new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.SELLER);
        given(openedBecause(Reason.NOT_RECEIVED, Set.of(Kind.REFUND_ONLY)), rejected())
                .when(by(SELLER, terms))
                .expectException(refusal("nothing-to-return"));
    }

    @Test
    void shipping_is_not_sent_back() {
        var terms = new OfferTerms(Kind.RETURN_AND_REFUND, new Share.Percent(100), Payer.SELLER);
        for (var party : List.of(BUYER, SELLER))
            given(openedAboutShipping(KEEP), rejected())
                    .when(by(party, terms))
                    .expectException(refusal("nothing-to-return"))
                    .expectNoEvents();
    }

    private static DisputeEvent.DisputeOpened openedBecause(Reason reason, Set<Kind> kinds) {
        var request = new Request(reason, KEEP, BOTH_LINES, eur(3002), eur(3002), true, false, kinds, false, NO_WORDS);
        return new DisputeEvent.DisputeOpened(
                DISPUTE, ORDER, BUYER.id(), SELLER.id(), request, List.of(), terms(Silence.CLAIM_ALLOWED), DAY_0);
    }

    @Test
    void the_parties_may_go_on_while_case_management_looks_at_it() {
        given(opened(), rejected(), filed()).when(by(SELLER, percent(70))).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_settled_dispute_takes_no_more_offers() {
        given(opened(), agreed(KEEP)).when(by(SELLER, percent(70))).expectException(refusal("dispute-settled"));
    }
}
