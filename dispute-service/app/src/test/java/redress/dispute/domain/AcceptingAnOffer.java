package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.AcceptOffer;
import redress.dispute.domain.DisputeEvent.OfferAccepted;

class AcceptingAnOffer extends DisputeStory {

    private static final AcceptOffer BY_BUYER = new AcceptOffer(DISPUTE, HALF, 1, BUYER);

    @Test
    void settles_the_dispute_for_what_was_offered() {
        clock.set(day(2));
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)))
                .when(BY_BUYER)
                .expectEvents(
                        new OfferAccepted(DISPUTE, ORDER, HALF, 1, BUYER, day(2)),
                        settled(Basis.OFFER, KEEP, eur(1501), new Cause.Person(BUYER), day(2)));
    }

    @Test
    void of_a_return_awaits_the_goods() {
        clock.set(day(2));
        given(opened(), rejected(), made(offer(MORE, Party.BUYER, 1, eur(3002), SEND_BACK)))
                .when(new AcceptOffer(DISPUTE, MORE, 1, SELLER))
                .expectSuccessfulHandlerExecution();

        assertThat(elsewhere.historyOf(RETURN)).containsExactly(awaited(day(12), day(2)));
    }

    @Test
    void that_was_replaced_is_a_conflict() {
        given(
                        opened(),
                        countered(HALF),
                        made(half(Party.SELLER, 1)),
                        made(offer(MORE, Party.SELLER, 2, eur(2402), KEEP)))
                .when(BY_BUYER)
                .expectException(refusal("offer-replaced"))
                .expectNoEvents();
    }

    @Test
    void names_its_version() {
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)))
                .when(new AcceptOffer(DISPUTE, HALF, 2, BUYER))
                .expectException(refusal("offer-replaced"));
    }

    @Test
    void an_offer_of_the_other_party_does_not_replace_it() {
        given(
                        opened(),
                        countered(HALF),
                        made(half(Party.SELLER, 1)),
                        made(offer(MORE, Party.BUYER, 2, eur(2402), KEEP)))
                .when(BY_BUYER)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void nobody_accepts_their_own_offer() {
        given(
                        opened(),
                        countered(HALF),
                        made(half(Party.SELLER, 1)),
                        made(offer(MORE, Party.BUYER, 2, eur(2402), KEEP)))
                .when(new AcceptOffer(DISPUTE, HALF, 1, SELLER))
                .expectException(refusal("own-offer"))
                .expectNoEvents();
    }

    @Test
    void needs_an_offer() {
        given(opened(), rejected()).when(BY_BUYER).expectException(refusal("no-offer-to-accept"));
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)))
                .when(new AcceptOffer(DISPUTE, MORE, 1, BUYER))
                .expectException(refusal("no-such-offer"));
    }

    @Test
    void the_second_of_two_acceptances_is_a_conflict() {
        given(
                        opened(),
                        countered(HALF),
                        made(half(Party.SELLER, 1)),
                        settled(Basis.OFFER, KEEP, eur(1501), new Cause.Person(BUYER), day(2)))
                .when(BY_BUYER)
                .expectException(refusal("dispute-settled"))
                .expectNoEvents();
    }

    @Test
    void still_settles_while_the_claim_is_being_looked_at() {
        clock.set(day(7));
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)), filed())
                .when(BY_BUYER)
                .expectEvents(
                        new OfferAccepted(DISPUTE, ORDER, HALF, 1, BUYER, day(7)),
                        settled(Basis.OFFER, KEEP, eur(1501), new Cause.Person(BUYER), day(7)));
    }
}
