package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AssignByLoad;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class AssigningAMediator extends ClaimStory {

    @Test
    void a_mediator_takes_it() {
        at(TAKEN);
        given(opened()).when(new AssignMediator(CLAIM, PersonId.of(MARA), MARA)).expectEvents(taken());
    }

    @Test
    void who_comes_second_comes_too_late() {
        refused(given(opened(), taken()).when(new AssignMediator(CLAIM, PersonId.of(MIRO), MIRO)), "already-assigned");
    }

    @Test
    void support_names_one_and_may_name_another() {
        at(TAKEN);
        given(opened(), taken())
                .when(new AssignMediator(CLAIM, PersonId.of(MIRO), SUPPORT))
                .expectEvents(new MediatorAssigned(CLAIM, subject(), PersonId.of(MIRO), PersonId.of(SUPPORT), TAKEN));
    }

    @Test
    void a_verdict_that_nobody_confirms_is_given_anew_by_whom_support_names() {
        at(CONFIRMED);
        var all = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
        var named = new MediatorAssigned(CLAIM, subject(), PersonId.of(MIRO), PersonId.of(SUPPORT), CONFIRMED);
        given(opened(), taken(), proposed(all))
                .when(new AssignMediator(CLAIM, PersonId.of(MIRO), SUPPORT))
                .expectEvents(named);
        refused(
                given(opened(), taken(), proposed(all)).when(new AssignMediator(CLAIM, PersonId.of(MIRO), MIRO)),
                "already-assigned");
        refused(
                given(opened(), taken(), proposed(all), named).when(new ConfirmVerdict(CLAIM, 1, MAJA)),
                "nothing-to-confirm");
        refused(given(opened(), taken(), proposed(all), named).when(give(Outcome.NO_REFUND)), "not-assigned");
        given(opened(), taken(), proposed(all), named)
                .when(giveBy(MIRO, Outcome.NO_REFUND))
                .expectEvents(
                        new VerdictIssued(
                                CLAIM,
                                subject(),
                                verdictBy(MIRO, 2, Outcome.NO_REFUND),
                                null,
                                CONFIRMED,
                                CONFIRMED.plus(Duration.ofDays(30)),
                                null),
                        closed(ClosingReason.VERDICT, CONFIRMED));
    }

    @Test
    void a_mediator_takes_it_for_nobody_else() {
        refused(given(opened()).when(new AssignMediator(CLAIM, PersonId.of(MIRO), MARA)), "role-may-not");
    }

    @Test
    void never_a_party() {
        refused(given(opened()).when(new AssignMediator(CLAIM, PersonId.of(SELLER), SUPPORT)), "conflict-of-interest");
        var sellerAsMediator = new Actor(SELLER.id(), Role.MEDIATOR);
        refused(
                given(opened()).when(new AssignMediator(CLAIM, PersonId.of(SELLER), sellerAsMediator)),
                "conflict-of-interest");
        var buyerAsSupport = new Actor(BUYER.id(), Role.SUPPORT);
        refused(
                given(opened()).when(new AssignMediator(CLAIM, PersonId.of(MARA), buyerAsSupport)),
                "conflict-of-interest");
    }

    @Test
    void the_roster_s_choice_gets_it_unless_somebody_has_it() {
        at(TAKEN);
        given(opened()).when(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE)).expectEvents(goesTo(MIRO, TAKEN));
        given(opened(), taken())
                .when(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), closed(ClosingReason.SETTLED, TAKEN))
                .when(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened())
                .when(new AssignByLoad(CLAIM, PersonId.of(SELLER), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_closed_claim_needs_nobody() {
        refused(
                given(opened(), closed(ClosingReason.SETTLED, TAKEN))
                        .when(new AssignMediator(CLAIM, PersonId.of(MARA), MARA)),
                "claim-closed");
    }

    @Test
    void the_parties_choose_nobody() {
        for (var party : new Actor[] {BUYER, SELLER, AUDITOR})
            assertThatThrownBy(() -> new AssignMediator(CLAIM, PersonId.of(MARA), party))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("role-may-not"));
    }
}
