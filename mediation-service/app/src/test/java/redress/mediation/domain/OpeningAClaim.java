package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimCommand.OpenClaim;
import redress.mediation.domain.ClaimEvent.VerdictSetAside;

class OpeningAClaim extends ClaimStory {

    private static final Verdict NOTHING = verdict(1, Outcome.NO_REFUND);
    private static final OpenClaim NEWS = new OpenClaim(CLAIM, complaint("NOT_RECEIVED"), ESCALATED);

    @Test
    void an_escalated_dispute_opens_it_and_sets_the_target_of_the_verdict() {
        fixture.givenNoPriorActivity().when(NEWS).expectEvents(opened(), wanted(ESCALATED, BUYER, SELLER));
    }

    @Test
    void the_target_counts_from_the_escalation_however_late_it_is_heard() {
        at(DUE.plusSeconds(1));
        fixture.givenNoPriorActivity().when(NEWS).expectEvents(opened(), wanted(ESCALATED, BUYER, SELLER));
    }

    @Test
    void heard_again_it_changes_nothing() {
        given(opened()).when(NEWS).expectSuccessfulHandlerExecution().expectNoEvents();
        given(opened(), taken()).when(NEWS).expectSuccessfulHandlerExecution().expectNoEvents();
        given(opened(), closed(ClosingReason.SETTLED, TAKEN))
                .when(NEWS)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
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
    void what_case_management_itself_brought_about_is_no_news() {
        given(opened(), taken())
                .when(new CloseClaims(DISPUTE, ClosingReason.VERDICT, DECIDED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_cancelled_order_or_a_lost_chargeback_leaves_nothing_to_decide() {
        for (var why :
                List.of(ClosingReason.SUPERSEDED, ClosingReason.SETTLED_EXTERNALLY, ClosingReason.DISPUTE_CLOSED)) {
            given(opened(), taken())
                    .when(new CloseClaims(DISPUTE, why, DECIDED))
                    .expectEvents(closed(why, DECIDED));
        }
    }

    @Test
    void nor_is_there_anything_to_look_at_a_second_time_where_the_verdict_was_not_carried_out_before() {
        ClaimEvent[] decided = {opened(), taken(), issued(NOTHING), closed(ClosingReason.VERDICT, DECIDED)};
        for (var why : List.of(ClosingReason.SUPERSEDED, ClosingReason.SETTLED_EXTERNALLY)) {
            var setAside = new VerdictSetAside(CLAIM, subject(), why, CONFIRMED);
            given(decided).when(new CloseClaims(DISPUTE, why, CONFIRMED)).expectEvents(setAside);
            refused(
                    given(opened(), taken(), issued(NOTHING), closed(ClosingReason.VERDICT, DECIDED), setAside)
                            .when(new FileAppeal(CLAIM, new AppealId("apl_1"), WORDS, List.of(PHOTO), BUYER)),
                    "verdict-set-aside");
        }
        given(decided)
                .when(new CloseClaims(DISPUTE, ClosingReason.DISPUTE_CLOSED, CONFIRMED))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_verdict_that_came_after_the_agreement_counts_for_nothing() {
        given(opened(), taken(), issued(NOTHING), closed(ClosingReason.VERDICT, DECIDED))
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, DECIDED.minusSeconds(1)))
                .expectEvents(new VerdictSetAside(CLAIM, subject(), ClosingReason.SETTLED, DECIDED.minusSeconds(1)));
    }

    @Test
    void and_an_appeal_against_it_is_over_too() {
        given(
                        opened(),
                        taken(),
                        issued(NOTHING),
                        closed(ClosingReason.VERDICT, DECIDED),
                        appealed(Party.BUYER, APPEALED))
                .when(new CloseClaims(DISPUTE, ClosingReason.WITHDRAWN, DECIDED.minusSeconds(1)))
                .expectEvents(
                        new VerdictSetAside(CLAIM, subject(), ClosingReason.WITHDRAWN, DECIDED.minusSeconds(1)),
                        closed(ClosingReason.WITHDRAWN, DECIDED.minusSeconds(1)));
    }

    @Test
    void an_appeal_goes_on_though_the_dispute_is_closed_by_the_first_verdict() {
        ClaimEvent[] history = {
            opened(), taken(), issued(NOTHING), closed(ClosingReason.VERDICT, DECIDED), appealed(Party.BUYER, APPEALED)
        };
        for (var why : List.of(ClosingReason.VERDICT, ClosingReason.DISPUTE_CLOSED))
            given(history)
                    .when(new CloseClaims(DISPUTE, why, APPEALED))
                    .expectSuccessfulHandlerExecution()
                    .expectNoEvents();
        given(history)
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED_EXTERNALLY, REVIEW_DUE))
                .expectEvents(
                        new VerdictSetAside(CLAIM, subject(), ClosingReason.SETTLED_EXTERNALLY, REVIEW_DUE),
                        closed(ClosingReason.SETTLED_EXTERNALLY, REVIEW_DUE));
    }

    @Test
    void a_second_look_that_was_overtaken_is_overtaken_once_and_one_that_was_taken_stands() {
        var withdrawn = new CloseClaims(DISPUTE, ClosingReason.WITHDRAWN, DECIDED.minusSeconds(1));
        given(
                        opened(),
                        taken(),
                        issued(NOTHING),
                        closed(ClosingReason.VERDICT, DECIDED),
                        appealed(Party.BUYER, APPEALED),
                        new VerdictSetAside(CLAIM, subject(), ClosingReason.WITHDRAWN, DECIDED.minusSeconds(1)),
                        closed(ClosingReason.WITHDRAWN, DECIDED.minusSeconds(1)))
                .when(withdrawn)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(
                        opened(),
                        taken(),
                        issued(NOTHING),
                        closed(ClosingReason.VERDICT, DECIDED),
                        appealed(Party.BUYER, APPEALED),
                        goesTo(MIRO, APPEALED),
                        new ClaimEvent.VerdictIssued(
                                CLAIM,
                                subject(),
                                verdictBy(MIRO, 2, Outcome.NO_REFUND),
                                null,
                                APPEALED,
                                null,
                                new Review(new AppealId("apl_BUYER"), AppealResult.UPHELD)),
                        closed(ClosingReason.APPEAL, APPEALED))
                .when(withdrawn)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_never_was_and_news_older_than_the_claim_are_left_alone() {
        fixture.givenNoPriorActivity()
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, TAKEN))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        given(opened())
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, ESCALATED.minusSeconds(1)))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
