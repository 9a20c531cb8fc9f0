package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AnswerProposal;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.ExpireProposal;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.mediation.domain.ClaimEvent.ProposalAccepted;
import redress.mediation.domain.ClaimEvent.ProposalAgreed;
import redress.mediation.domain.ClaimEvent.ProposalDeclined;
import redress.mediation.domain.ClaimEvent.ProposalExpired;
import redress.mediation.domain.ClaimEvent.ProposalMade;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class ProposingASettlement extends ClaimStory {

    private static final ProposalId FIRST = new ProposalId("prp_1");
    private static final ProposalId SECOND = new ProposalId("prp_2");
    private static final Instant ANSWER_BY = TAKEN.plus(Duration.ofDays(3));
    private static final Actor TIMER = Actor.rule("proposal-answer");

    @Test
    void the_mediator_proposes_and_both_have_three_days() {
        at(TAKEN);
        given(opened(), taken())
                .when(propose(MARA, Funding.SELLER, line(BAG, 7500)))
                .expectEvents(made(FIRST));
    }

    @Test
    void it_settles_only_when_both_have_accepted() {
        at(DECIDED);
        given(opened(), taken(), made(FIRST)).when(answer(BUYER, FIRST, true)).expectEvents(accepted(Party.BUYER));
        given(opened(), taken(), made(FIRST), accepted(Party.BUYER))
                .when(answer(SELLER, FIRST, true))
                .expectEvents(
                        accepted(Party.SELLER),
                        new ProposalAgreed(CLAIM, subject(), proposal(FIRST), DECIDED),
                        closed(ClosingReason.PROPOSAL, DECIDED));
    }

    @Test
    void one_no_takes_it_off_the_table() {
        at(DECIDED);
        given(opened(), taken(), made(FIRST), accepted(Party.BUYER))
                .when(answer(SELLER, FIRST, false))
                .expectEvents(new ProposalDeclined(CLAIM, subject(), FIRST, Party.SELLER, DECIDED));
        refused(
                given(opened(), taken(), made(FIRST), declined(Party.SELLER)).when(answer(BUYER, FIRST, true)),
                "nothing-proposed");
        given(opened(), taken(), made(FIRST), declined(Party.SELLER))
                .when(propose(MARA, Funding.SELLER, line(BAG, 7500)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_newer_one_replaces_it_and_old_answers_count_for_nothing() {
        refused(
                given(opened(), taken(), made(FIRST), accepted(Party.BUYER), made(SECOND))
                        .when(answer(SELLER, FIRST, true)),
                "proposal-replaced");
        at(DECIDED);
        given(opened(), taken(), made(FIRST), accepted(Party.BUYER), made(SECOND))
                .when(answer(SELLER, SECOND, true))
                .expectEvents(new ProposalAccepted(CLAIM, subject(), SECOND, Party.SELLER, DECIDED));
    }

    @Test
    void nobody_accepts_for_both() {
        refused(
                given(opened(), taken(), made(FIRST), accepted(Party.BUYER)).when(answer(BUYER, FIRST, true)),
                "already-answered");
        refused(
                given(opened(), taken(), made(FIRST)).when(answer(new Actor("usr_eve", Role.BUYER), FIRST, true)),
                "no-such-id");
    }

    @Test
    void not_both_in_time_is_no() {
        at(ANSWER_BY);
        refused(
                given(opened(), taken(), made(FIRST), accepted(Party.BUYER)).when(answer(SELLER, FIRST, true)),
                "proposal-expired");
        given(opened(), taken(), made(FIRST), accepted(Party.BUYER))
                .when(new ExpireProposal(CLAIM, FIRST, ANSWER_BY, TIMER))
                .expectEvents(expired());
        given(opened(), taken(), made(FIRST), expired())
                .when(new ExpireProposal(CLAIM, FIRST, ANSWER_BY, TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), taken(), made(FIRST), made(SECOND))
                .when(new ExpireProposal(CLAIM, FIRST, ANSWER_BY, TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void it_may_be_answered_while_a_verdict_waits_for_its_confirmation() {
        var all = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
        given(opened(), taken(), made(FIRST), accepted(Party.BUYER), proposed(all))
                .when(answer(SELLER, FIRST, true))
                .expectSuccessfulHandlerExecution();
        refused(
                given(opened(), taken(), proposed(all)).when(propose(MARA, Funding.SELLER, line(BAG, 7500))),
                "verdict-proposed");
    }

    @Test
    void the_verdict_or_an_agreement_of_their_own_ends_it() {
        refused(
                given(
                                opened(),
                                taken(),
                                made(FIRST),
                                issued(verdict(1, Outcome.NO_REFUND)),
                                closed(ClosingReason.VERDICT, DECIDED))
                        .when(answer(SELLER, FIRST, true)),
                "claim-closed");
        given(opened(), taken(), made(FIRST), accepted(Party.BUYER))
                .when(new CloseClaims(DISPUTE, ClosingReason.SETTLED, DECIDED))
                .expectEvents(closed(ClosingReason.SETTLED, DECIDED));
    }

    @Test
    void it_gives_something_within_what_is_disputed() {
        refused(given(opened(), taken()).when(propose(MARA, Funding.SELLER)), "amount-missing");
        refused(
                given(opened(), taken()).when(propose(MARA, Funding.SELLER, line(BAG, 15001))),
                "amount-above-disputed");
        refused(given(opened(), taken()).when(propose(MIRO, Funding.SELLER, line(BAG, 1))), "not-assigned");
        refused(given(opened()).when(propose(MARA, Funding.SELLER, line(BAG, 1))), "not-assigned");
        refused(given(opened("NOT_RECEIVED"), taken()).when(returning(ReturnPayer.SELLER)), "nothing-to-return");
        refused(given(opened("DAMAGED"), taken()).when(returning(null)), "return-payer-missing");
        refused(given(opened("DAMAGED"), taken()).when(returning(ReturnPayer.BUYER)), "buyer-never-pays-return");
        refused(given(openedAboutAReturn(), taken()).when(returning(ReturnPayer.SELLER)), "nothing-to-return");
        given(opened("DAMAGED"), taken()).when(returning(ReturnPayer.SELLER)).expectSuccessfulHandlerExecution();
    }

    @Test
    void much_of_the_platform_s_money_is_for_a_verdict() {
        refused(
                given(opened(), taken()).when(propose(MARA, Funding.SPLIT, line(CAMERA, 40000), line(BAG, 10001))),
                "amount-above-limit");
        given(opened(), taken())
                .when(propose(MARA, Funding.PLATFORM, line(CAMERA, 40000), line(BAG, 10000)))
                .expectSuccessfulHandlerExecution();
        given(opened(), taken())
                .when(propose(MARA, Funding.SELLER, line(CAMERA, 40000), line(BAG, 10001)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_other_side_does_not_learn_of_a_yes_before_it_has_answered() {
        ClaimEvent[] history = {opened(), taken(), made(FIRST), accepted(Party.BUYER)};
        assertThat(shown(SELLER, DECIDED, history).proposals())
                .singleElement()
                .satisfies(it -> assertThat(it.acceptedBy()).isEmpty());
        for (var viewer : List.of(BUYER, MARA))
            assertThat(shown(viewer, DECIDED, history).proposals())
                    .singleElement()
                    .satisfies(it -> assertThat(it.acceptedBy()).containsExactly(Party.BUYER));
        assertThat(offered(shown(SELLER, DECIDED, history))).contains("answer-proposal");
        assertThat(offered(shown(BUYER, DECIDED, history))).doesNotContain("answer-proposal");
    }

    static Proposal proposal(ProposalId id) {
        return new Proposal(
                id,
                Proposal.Kind.REFUND_ONLY,
                List.of(line(BAG, 7500)),
                eur(7500),
                null,
                Funding.SELLER,
                WORDS,
                POLICY,
                PersonId.of(MARA),
                ANSWER_BY);
    }

    static ProposalMade made(ProposalId id) {
        return new ProposalMade(CLAIM, subject(), proposal(id), TAKEN);
    }

    static ProposalAccepted accepted(Party by) {
        return new ProposalAccepted(CLAIM, subject(), FIRST, by, DECIDED);
    }

    static ProposalDeclined declined(Party by) {
        return new ProposalDeclined(CLAIM, subject(), FIRST, by, DECIDED);
    }

    static ProposalExpired expired() {
        return new ProposalExpired(CLAIM, subject(), FIRST, automatically("proposal-answer", ANSWER_BY, ANSWER_BY));
    }

    private static MakeProposal propose(Actor by, Funding funding, LineAmount... lines) {
        return new MakeProposal(CLAIM, FIRST, Proposal.Kind.REFUND_ONLY, List.of(lines), null, funding, WORDS, by);
    }

    private static MakeProposal returning(@Nullable ReturnPayer payer) {
        return returning(payer, line(BAG, 15000));
    }

    private static MakeProposal returning(@Nullable ReturnPayer payer, LineAmount... lines) {
        return new MakeProposal(
                CLAIM, FIRST, Proposal.Kind.RETURN_AND_REFUND, List.of(lines), payer, Funding.SELLER, WORDS, MARA);
    }

    @Test
    void shipping_alone_is_not_sent_back() {
        at(TAKEN);
        refused(
                given(openedAboutShippingToo(), taken()).when(returning(ReturnPayer.SELLER, line(SHIPPING, 900))),
                "nothing-to-return");
        given(openedAboutShippingToo(), taken())
                .when(returning(ReturnPayer.SELLER, line(CAMERA, 1), line(SHIPPING, 900)))
                .expectSuccessfulHandlerExecution();
    }

    private static AnswerProposal answer(Actor by, ProposalId id, boolean accepted) {
        return new AnswerProposal(CLAIM, id, accepted, by);
    }
}
