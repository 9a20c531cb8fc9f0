package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

class ViewingAClaim extends ClaimStory {

    private static final Verdict ALL = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
    private static final Verdict PART = verdict(1, Outcome.PARTIAL_REFUND, line(BAG, 7500));
    private static final ProposalId PROPOSAL = new ProposalId("prp_1");
    private static final RequestId QUESTION = new RequestId("inf_1");
    private static final ClaimEvent[][] HISTORIES = {
        {opened()},
        {opened(), taken()},
        {opened(), taken(), proposed(ALL)},
        {opened(), taken(), proposed(ALL), closed(ClosingReason.SETTLED, CONFIRMED)},
        {opened(), taken(), issued(verdict(1, Outcome.NO_REFUND)), closed(ClosingReason.VERDICT, DECIDED)},
        {opened(), new ClaimEvent.ComplaintCompleted(CLAIM, subject(), STATEMENT, TAKEN), taken()},
        {opened(), taken(), AskingForInformation.asked(1)},
        {opened(), taken(), AskingForInformation.asked(1), AskingForInformation.provided()},
        {opened(), taken(), AskingForInformation.asked(1), AskingForInformation.silent()},
        {opened(), taken(), ProposingASettlement.made(PROPOSAL)},
        {opened(), taken(), ProposingASettlement.made(PROPOSAL), ProposingASettlement.accepted(Party.BUYER)},
        {opened(), taken(), ProposingASettlement.made(PROPOSAL), ProposingASettlement.declined(Party.BUYER)},
        {opened(), taken(), ProposingASettlement.made(PROPOSAL), proposed(ALL)},
        {opened(), taken(), issued(PART), closed(ClosingReason.VERDICT, DECIDED)},
        {opened(), taken(), issued(PART), closed(ClosingReason.VERDICT, DECIDED), appealed(Party.BUYER, DECIDED)},
        {
            opened(),
            taken(),
            issued(PART),
            closed(ClosingReason.VERDICT, DECIDED),
            appealed(Party.BUYER, DECIDED),
            goesTo(MIRO, DECIDED)
        },
        {
            opened(),
            taken(),
            issued(PART),
            closed(ClosingReason.VERDICT, DECIDED),
            new ClaimEvent.VerdictSetAside(CLAIM, subject(), ClosingReason.WITHDRAWN, DECIDED)
        }
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
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.until()).isNull());
        assertThat(shown(BUYER, TAKEN, opened()).next())
                .satisfies(next -> assertThat(next.at()).isEqualTo(DUE));
        assertThat(shown(BUYER, TAKEN, opened()).availableActions())
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.action()).isEqualTo("complete-complaint");
                    assertThat(action.until()).isEqualTo(COMPLETE_BY);
                });
    }

    @Test
    void what_it_is_about_is_said() {
        assertThat(shown(MARA, TAKEN, opened()).about()).isEqualTo(About.DISPUTE);
        assertThat(shown(MARA, TAKEN, openedAboutAReturn()).about()).isEqualTo(About.RETURN);
    }

    /** Each action, as the viewer would do it. */
    private static ClaimCommand deed(ClaimAction action, Actor by) {
        return switch (action) {
            case ASSIGN_MEDIATOR ->
                new AssignMediator(CLAIM, by.is(Role.SUPPORT) ? PersonId.of(MAJA) : PersonId.of(by), by);
            case COMPLETE_COMPLAINT -> new ClaimCommand.CompleteComplaint(CLAIM, WORDS, List.of(), by);
            case REQUEST_INFORMATION ->
                new ClaimCommand.RequestInformation(
                        CLAIM, new RequestId("inf_9"), Party.BUYER, List.of(InformationKind.OTHER), WORDS, by);
            case PROVIDE_INFORMATION -> new ClaimCommand.ProvideInformation(CLAIM, QUESTION, WORDS, List.of(), by);
            case MAKE_PROPOSAL ->
                new ClaimCommand.MakeProposal(
                        CLAIM,
                        new ProposalId("prp_9"),
                        Proposal.Kind.REFUND_ONLY,
                        List.of(line(BAG, 1)),
                        null,
                        Funding.SELLER,
                        WORDS,
                        by);
            case ANSWER_PROPOSAL -> new ClaimCommand.AnswerProposal(CLAIM, PROPOSAL, true, by);
            case GIVE_VERDICT ->
                new ClaimCommand.GiveVerdict(
                        CLAIM, Outcome.NO_REFUND, List.of(), null, null, List.of("OTHER"), WORDS, List.of(), by);
            case CONFIRM_VERDICT -> new ConfirmVerdict(CLAIM, null, by);
            case APPEAL -> new ClaimCommand.FileAppeal(CLAIM, new AppealId("apl_9"), WORDS, List.of(), by);
        };
    }

    @Test
    void what_is_listed_is_accepted_and_what_is_not_listed_is_refused() {
        for (var history : HISTORIES)
            for (var viewer : List.of(MARA, MIRO, SUPPORT, BUYER, SELLER)) {
                var listed = offered(shown(viewer, DECIDED, history));
                for (var action : ClaimAction.values())
                    if (action.isFor(viewer))
                        check(
                                listed.contains(
                                        action.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                                history,
                                deed(action, viewer));
            }
    }

    @Test
    void whoever_only_looks_is_offered_nothing() {
        for (var history : HISTORIES)
            for (var viewer : List.of(AUDITOR, new Actor("usr_fin", Role.FINANCE)))
                assertThat(offered(shown(viewer, DECIDED, history))).isEmpty();
    }

    private void check(boolean listed, ClaimEvent[] history, ClaimCommand deed) {
        var result = given(history).when(deed);
        if (listed) result.expectSuccessfulHandlerExecution();
        else result.expectException(Refusal.class).expectNoEvents();
    }
}
