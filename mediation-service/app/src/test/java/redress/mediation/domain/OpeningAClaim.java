package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.OpenClaim;

class OpeningAClaim extends ClaimStory {

    private static final OpenClaim NEWS = new OpenClaim(CLAIM, complaint("NOT_RECEIVED"), ESCALATED);

    @Test
    void an_escalated_dispute_opens_it_and_sets_the_target_of_the_verdict() {
        fixture.givenNoPriorActivity().when(NEWS).expectEvents(opened());
    }

    @Test
    void the_target_counts_from_the_escalation_however_late_it_is_heard() {
        at(DUE.plusSeconds(1));
        fixture.givenNoPriorActivity().when(NEWS).expectEvents(opened());
    }

    @Test
    void heard_again_it_changes_nothing() {
        given(opened()).when(NEWS).expectNoEvents();
        given(opened(), taken()).when(NEWS).expectNoEvents();
        given(opened(), closed(ClosingReason.SETTLED, TAKEN)).when(NEWS).expectNoEvents();
    }

    @Test
    void every_round_of_a_dispute_has_a_claim_of_its_own() {
        assertThat(ClaimId.of(DISPUTE, 2)).isNotEqualTo(CLAIM);
        assertThat(ClaimId.of(new DisputeId(DISPUTE.value()), 1)).isEqualTo(CLAIM);
    }

    @Test
    void a_settlement_or_withdrawal_of_the_parties_closes_it() {
        given(opened())
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, TAKEN))
                .expectEvents(closed(ClosingReason.SETTLED, TAKEN));
        given(opened(), taken())
                .when(new CloseClaims(DISPUTE, ClosingReason.WITHDRAWN, DECIDED))
                .expectEvents(closed(ClosingReason.WITHDRAWN, DECIDED));
    }

    @Test
    void even_while_a_verdict_waits_for_its_confirmation() {
        given(opened(), taken(), proposed(verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000))))
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, CONFIRMED))
                .expectEvents(closed(ClosingReason.SETTLED, CONFIRMED));
    }

    @Test
    void what_never_was_and_news_older_than_the_claim_are_left_alone() {
        fixture.givenNoPriorActivity()
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, TAKEN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        given(opened())
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, ESCALATED.minusSeconds(1)))
                .expectNoEvents();
    }
}
