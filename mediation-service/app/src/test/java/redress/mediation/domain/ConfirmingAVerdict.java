package redress.mediation.domain;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class ConfirmingAVerdict extends ClaimStory {

    private static final Verdict ALL = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));

    @Test
    void up_to_five_hundred_one_mediator_is_enough() {
        at(DECIDED);
        given(opened(), taken())
                .when(give(Outcome.PARTIAL_REFUND, line(CAMERA, 40000), line(BAG, 10000)))
                .expectEvents(
                        issued(verdict(1, Outcome.PARTIAL_REFUND, line(CAMERA, 40000), line(BAG, 10000))),
                        closed(ClosingReason.VERDICT, DECIDED));
    }

    @Test
    void a_cent_more_takes_four_eyes() {
        at(DECIDED);
        given(opened(), taken())
                .when(give(Outcome.PARTIAL_REFUND, line(CAMERA, 40000), line(BAG, 10001)))
                .expectEvents(proposed(verdict(1, Outcome.PARTIAL_REFUND, line(CAMERA, 40000), line(BAG, 10001))));
    }

    @Test
    void another_mediator_confirms_and_only_then_it_counts() {
        at(CONFIRMED);
        given(opened(), taken(), proposed(ALL))
                .when(new ConfirmVerdict(CLAIM, 1, MIRO))
                .expectEvents(
                        new VerdictIssued(
                                CLAIM,
                                subject(),
                                ALL,
                                PersonId.of(MIRO),
                                CONFIRMED,
                                CONFIRMED.plus(Duration.ofDays(30)),
                                null),
                        closed(ClosingReason.VERDICT, CONFIRMED));
    }

    @Test
    void nobody_confirms_their_own() {
        refused(
                given(opened(), taken(), proposed(ALL)).when(new ConfirmVerdict(CLAIM, null, MARA)),
                "second-mediator-required");
    }

    @Test
    void a_party_does_not_either() {
        refused(
                given(opened(), taken(), proposed(ALL))
                        .when(new ConfirmVerdict(CLAIM, null, new Actor(BUYER.id(), Role.MEDIATOR))),
                "conflict-of-interest");
    }

    @Test
    void a_new_verdict_replaces_the_one_that_waits_and_the_old_one_cannot_be_confirmed() {
        at(DECIDED);
        var second = verdict(2, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
        given(opened(), taken(), proposed(ALL)).when(give(Outcome.FULL_REFUND)).expectEvents(proposed(second));
        refused(
                given(opened(), taken(), proposed(ALL), proposed(second)).when(new ConfirmVerdict(CLAIM, 1, MIRO)),
                "verdict-replaced");
    }

    @Test
    void confirmed_twice_it_is_issued_once() {
        refused(
                given(
                                opened(),
                                taken(),
                                proposed(ALL),
                                new VerdictIssued(
                                        CLAIM, subject(), ALL, PersonId.of(MIRO), CONFIRMED, APPEAL_UNTIL, null),
                                closed(ClosingReason.VERDICT, CONFIRMED))
                        .when(new ConfirmVerdict(CLAIM, 1, MAJA)),
                "claim-closed");
    }

    @Test
    void there_must_be_one() {
        refused(given(opened(), taken()).when(new ConfirmVerdict(CLAIM, null, MIRO)), "nothing-to-confirm");
        refused(
                given(opened(), taken(), proposed(ALL), closed(ClosingReason.SETTLED, CONFIRMED))
                        .when(new ConfirmVerdict(CLAIM, null, MIRO)),
                "claim-closed");
    }
}
