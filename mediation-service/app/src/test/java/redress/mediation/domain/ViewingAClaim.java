package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class ViewingAClaim extends ClaimStory {

    private static final Verdict ALL = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
    private static final ClaimEvent[][] HISTORIES = {
        {opened()},
        {opened(), taken()},
        {opened(), taken(), proposed(ALL)},
        {opened(), taken(), proposed(ALL), closed(ClosingReason.SETTLED, CONFIRMED)},
        {opened(), taken(), issued(verdict(1, Outcome.NO_REFUND)), closed(ClosingReason.VERDICT, DECIDED)}
    };

    @Test
    void the_parties_see_the_verdict_once_it_counts_and_not_before() {
        assertThat(shown(BUYER, DECIDED, HISTORIES[2]).verdict()).isNull();
        assertThat(shown(SELLER, DECIDED, HISTORIES[3]).verdict()).isNull();
        assertThat(shown(MIRO, DECIDED, HISTORIES[2]).verdict()).isNotNull();
        assertThat(shown(BUYER, DECIDED, HISTORIES[4]).verdict()).satisfies(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.NO_REFUND);
            assertThat(verdict.reasons()).containsExactly("NO_PROOF_OF_DELIVERY");
        });
    }

    @Test
    void to_strangers_it_does_not_exist() {
        for (var stranger : List.of(
                new Actor("usr_eve", Role.BUYER),
                new Actor("usr_eve", Role.SELLER),
                new Actor(SELLER.id(), Role.BUYER),
                new Actor("usr_feed", Role.SYSTEM)))
            refused(given(opened()).when(new ShowClaim(CLAIM, stranger)), "no-such-id");
    }

    @Test
    void the_action_says_by_when_and_what_else_happens() {
        assertThat(shown(MARA, TAKEN, opened()).availableActions())
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.action()).isEqualTo("assign-mediator");
                    assertThat(action.until()).isEqualTo(DUE);
                    assertThat(action.otherwise()).isNotBlank();
                });
        assertThat(shown(MARA, DUE, opened(), taken()).availableActions())
                .singleElement()
                .satisfies(action -> assertThat(action.until()).isNull());
        assertThat(shown(BUYER, TAKEN, opened()).next())
                .satisfies(next -> assertThat(next.at()).isEqualTo(DUE));
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        for (var history : HISTORIES)
            for (var viewer : List.of(MARA, MIRO, SUPPORT)) {
                var listed = offered(shown(viewer, DECIDED, history));
                check(listed.contains("assign-mediator"), history, new AssignMediator(CLAIM, subject(viewer), viewer));
                if (viewer.is(Role.SUPPORT)) continue;
                var give = new ClaimCommand.GiveVerdict(
                        CLAIM, Outcome.NO_REFUND, List.of(), null, null, List.of("OTHER"), WORDS, List.of(), viewer);
                check(listed.contains("give-verdict"), history, give);
                check(listed.contains("confirm-verdict"), history, new ConfirmVerdict(CLAIM, null, viewer));
            }
    }

    @Test
    void the_parties_and_the_auditor_are_offered_nothing_here() {
        for (var history : HISTORIES)
            for (var viewer : List.of(BUYER, SELLER, AUDITOR))
                assertThat(offered(shown(viewer, DECIDED, history))).isEmpty();
    }

    private void check(boolean listed, ClaimEvent[] history, ClaimCommand deed) {
        var result = given(history).when(deed);
        if (listed) result.expectSuccessfulHandlerExecution();
        else result.expectException(Refusal.class).expectNoEvents();
    }

    private static PersonId subject(Actor viewer) {
        return PersonId.of(viewer.is(Role.SUPPORT) ? MIRO : viewer);
    }
}
