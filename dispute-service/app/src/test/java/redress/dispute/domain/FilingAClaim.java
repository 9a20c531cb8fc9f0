package redress.dispute.domain;

import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.FileClaim;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;

class FilingAClaim extends DisputeStory {

    private static final FileClaim CLAIM = new FileClaim(DISPUTE, BUYER);

    @Test
    void needs_the_sellers_answer_or_silence() {
        given(opened())
                .when(CLAIM)
                .expectException(refusal("seller-still-has-time"))
                .expectNoEvents();
        clock.set(day(6));
        given(opened(), rejected()).when(CLAIM).expectEvents(filed());
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)))
                .when(CLAIM)
                .expectEvents(filed());
        given(
                        opened(),
                        new SellerResponseWindowElapsed(
                                DISPUTE, ORDER, Silence.CLAIM_ALLOWED, rule("seller-response-window", day(5), day(5))))
                .when(CLAIM)
                .expectEvents(filed());
    }

    @Test
    void happens_once() {
        given(opened(), rejected(), filed()).when(CLAIM).expectException(refusal("claim-filed"));
    }

    @Test
    void is_too_late_for_a_settled_dispute() {
        given(opened(), agreed(KEEP)).when(CLAIM).expectException(refusal("dispute-settled"));
    }

    @Test
    void is_not_for_the_seller() {
        given(opened(), rejected()).when(new FileClaim(DISPUTE, SELLER)).expectException(refusal("role-may-not"));
        given(opened(), rejected())
                .when(new FileClaim(DISPUTE, OTHER_BUYER))
                .expectException(refusal("no-such-dispute"));
    }

    @Test
    void comes_by_itself_from_the_instant_the_time_to_agree_is_over() {
        clock.set(day(15));
        given(opened(), rejected()).when(CLAIM).expectException(refusal("claim-files-itself"));
        clock.set(day(15).minusMillis(1));
        given(opened(), rejected()).when(CLAIM).expectSuccessfulHandlerExecution();
    }
}
