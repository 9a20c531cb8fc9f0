package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AssignByLoad;
import redress.mediation.domain.ClaimCommand.AssignMediator;
import redress.mediation.domain.ClaimCommand.ConfirmVerdict;
import redress.mediation.domain.ClaimCommand.FileAppeal;
import redress.mediation.domain.ClaimCommand.MakeProposal;
import redress.mediation.domain.ClaimCommand.MarkOverdue;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.mediation.domain.ClaimEvent.VerdictOverdue;
import redress.mediation.domain.ClaimEvent.VerdictProposed;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class Appealing extends ClaimStory {

    private static final Verdict PART = verdict(1, Outcome.PARTIAL_REFUND, line(BAG, 7500));
    private static final Verdict ALL = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));

    @Test
    void a_party_asks_for_a_second_look_by_somebody_else() {
        at(APPEALED);
        decided(PART)
                .when(appeal(BUYER, PHOTO))
                .expectEvents(appealed(Party.BUYER, APPEALED), wanted(APPEALED, BUYER, SELLER, MARA));
    }

    @Test
    void whoever_confirmed_the_verdict_is_not_somebody_else() {
        at(APPEALED);
        given(
                        opened(),
                        taken(),
                        proposed(ALL),
                        new VerdictIssued(CLAIM, subject(), ALL, PersonId.of(MIRO), DECIDED, APPEAL_UNTIL, null),
                        closed(ClosingReason.VERDICT, DECIDED))
                .when(appeal(SELLER, PHOTO))
                .expectEvents(appealed(Party.SELLER, APPEALED), wanted(APPEALED, BUYER, SELLER, MARA, MIRO));
    }

    @Test
    void within_thirty_days_of_the_verdict() {
        at(APPEAL_UNTIL.minusMillis(1));
        decided(PART).when(appeal(SELLER)).expectSuccessfulHandlerExecution();
        at(APPEAL_UNTIL);
        refused(decided(PART).when(appeal(SELLER)), "appeal-window-over");
    }

    @Test
    void once_per_party() {
        refused(pending(appealed(Party.BUYER, APPEALED)).when(appeal(BUYER)), "already-appealed");
    }

    @Test
    void there_must_be_a_verdict_that_stands_and_something_to_gain() {
        refused(given(opened(), taken()).when(appeal(BUYER)), "no-verdict-yet");
        refused(given(opened(), taken(), proposed(ALL)).when(appeal(BUYER)), "no-verdict-yet");
        refused(given(opened(), closed(ClosingReason.SETTLED, TAKEN)).when(appeal(BUYER)), "no-verdict");
        refused(decided(ALL).when(appeal(BUYER)), "nothing-to-appeal");
        refused(decided(verdict(1, Outcome.NO_REFUND)).when(appeal(SELLER)), "nothing-to-appeal");
        refused(
                given(
                                opened(),
                                taken(),
                                issued(PART),
                                closed(ClosingReason.VERDICT, DECIDED),
                                new ClaimEvent.VerdictSetAside(CLAIM, subject(), ClosingReason.SETTLED, DECIDED))
                        .when(appeal(BUYER)),
                "verdict-set-aside");
        refused(decided(PART).when(appeal(new Actor("usr_eve", Role.BUYER))), "no-such-id");
    }

    @Test
    void another_mediator_takes_it() {
        var history = appealed(Party.BUYER, APPEALED);
        at(APPEALED);
        refused(pending(history).when(new AssignMediator(CLAIM, PersonId.of(MARA), MARA)), "another-mediator-required");
        refused(
                pending(history).when(new AssignMediator(CLAIM, PersonId.of(MARA), SUPPORT)),
                "another-mediator-required");
        pending(history)
                .when(new AssignByLoad(CLAIM, PersonId.of(MARA), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        pending(history).when(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE)).expectEvents(goesTo(MIRO, APPEALED));
        pending(history)
                .when(new AssignMediator(CLAIM, PersonId.of(MIRO), MIRO))
                .expectEvents(new MediatorAssigned(CLAIM, subject(), PersonId.of(MIRO), PersonId.of(MIRO), APPEALED));
        refused(pending(history, goesTo(MIRO, APPEALED)).when(give(Outcome.NO_REFUND)), "not-assigned");
    }

    @Test
    void the_second_look_upholds_changes_or_overturns() {
        second(giveBy(MIRO, Outcome.PARTIAL_REFUND, line(BAG, 7500)), AppealResult.UPHELD, line(BAG, 7500));
        second(giveBy(MIRO, Outcome.PARTIAL_REFUND, line(BAG, 5000)), AppealResult.CHANGED, line(BAG, 5000));
        second(giveBy(MIRO, Outcome.PARTIAL_REFUND, line(CAMERA, 7500)), AppealResult.CHANGED, line(CAMERA, 7500));
        second(giveBy(MIRO, Outcome.NO_REFUND), AppealResult.OVERTURNED);
    }

    private void second(ClaimCommand.GiveVerdict give, AppealResult result, LineAmount... lines) {
        at(CONFIRMED);
        pending(appealed(Party.SELLER, APPEALED), goesTo(MIRO, APPEALED))
                .when(give)
                .expectEvents(
                        new VerdictIssued(
                                CLAIM,
                                subject(),
                                verdictBy(MIRO, 2, give.outcome(), lines),
                                null,
                                CONFIRMED,
                                null,
                                new Review(new AppealId("apl_SELLER"), result)),
                        closed(ClosingReason.APPEAL, CONFIRMED));
    }

    @Test
    void nothing_that_becomes_something_is_overturned() {
        assertThat(AppealResult.of(verdict(1, Outcome.NO_REFUND), PART)).isEqualTo(AppealResult.OVERTURNED);
        assertThat(AppealResult.of(verdict(1, Outcome.NO_REFUND), verdictBy(MIRO, 2, Outcome.NO_REFUND)))
                .isEqualTo(AppealResult.UPHELD);
    }

    @Test
    void one_second_look_decides_the_appeals_of_both_and_is_final() {
        at(APPEALED.plusSeconds(60));
        pending(appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED))
                .when(appeal(SELLER, PHOTO))
                .expectEvents(appealed(Party.SELLER, APPEALED.plusSeconds(60)));
        ClaimEvent[] both = {
            appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED), appealed(Party.SELLER, APPEALED.plusSeconds(60))
        };
        pending(both)
                .when(giveBy(MIRO, Outcome.PARTIAL_REFUND, line(BAG, 7500)))
                .expectEvents(
                        new VerdictIssued(
                                CLAIM,
                                subject(),
                                verdictBy(MIRO, 2, Outcome.PARTIAL_REFUND, line(BAG, 7500)),
                                null,
                                APPEALED.plusSeconds(60),
                                null,
                                new Review(new AppealId("apl_BUYER"), AppealResult.UPHELD)),
                        closed(ClosingReason.APPEAL, APPEALED.plusSeconds(60)));
        for (var party : List.of(BUYER, SELLER))
            refused(
                    pending(appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED), upheld(), over())
                            .when(appeal(party)),
                    "appeal-decided");
    }

    @Test
    void an_appeal_that_joins_sends_a_proposed_verdict_back_and_its_confirmation_is_too_late() {
        var second = verdictBy(MIRO, 2, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
        ClaimEvent[] waiting = {
            appealed(Party.BUYER, APPEALED),
            goesTo(MIRO, APPEALED),
            new VerdictProposed(CLAIM, subject(), second, APPEALED)
        };
        refused(
                pending(with(waiting, appealed(Party.SELLER, APPEALED))).when(new ConfirmVerdict(CLAIM, 2, MAJA)),
                "nothing-to-confirm");
        refused(
                pending(with(
                                waiting,
                                appealed(Party.SELLER, APPEALED),
                                new VerdictProposed(
                                        CLAIM,
                                        subject(),
                                        verdictBy(MIRO, 3, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000)),
                                        APPEALED)))
                        .when(new ConfirmVerdict(CLAIM, 2, MAJA)),
                "verdict-replaced");
    }

    @Test
    void much_money_takes_a_second_mediator_here_too_but_to_uphold_takes_none() {
        at(APPEALED);
        pending(appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED))
                .when(giveBy(MIRO, Outcome.FULL_REFUND))
                .expectEvents(new VerdictProposed(
                        CLAIM,
                        subject(),
                        verdictBy(MIRO, 2, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000)),
                        APPEALED));
        refused(
                pending(
                                appealed(Party.BUYER, APPEALED),
                                goesTo(MIRO, APPEALED),
                                new VerdictProposed(
                                        CLAIM,
                                        subject(),
                                        verdictBy(MIRO, 2, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000)),
                                        APPEALED))
                        .when(new ConfirmVerdict(CLAIM, 2, MARA)),
                "another-mediator-required");
        given(
                        opened(),
                        taken(),
                        issued(ALL),
                        closed(ClosingReason.VERDICT, DECIDED),
                        appealed(Party.SELLER, APPEALED),
                        goesTo(MIRO, APPEALED))
                .when(giveBy(MIRO, Outcome.FULL_REFUND))
                .expectEvents(
                        new VerdictIssued(
                                CLAIM,
                                subject(),
                                verdictBy(MIRO, 2, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000)),
                                null,
                                APPEALED,
                                null,
                                new Review(new AppealId("apl_SELLER"), AppealResult.UPHELD)),
                        closed(ClosingReason.APPEAL, APPEALED));
    }

    @Test
    void to_take_much_money_away_costs_the_platform_as_much_and_takes_a_second_mediator() {
        at(APPEALED);
        var history = history(ALL, appealed(Party.SELLER, APPEALED), goesTo(MIRO, APPEALED));
        var nothing = verdictBy(MIRO, 2, Outcome.NO_REFUND);
        given(history)
                .when(giveBy(MIRO, Outcome.NO_REFUND))
                .expectEvents(new VerdictProposed(CLAIM, subject(), nothing, APPEALED));
        var fiveHundredLess = verdictBy(MIRO, 2, Outcome.PARTIAL_REFUND, line(BAG, 5000));
        given(history)
                .when(giveBy(MIRO, Outcome.PARTIAL_REFUND, line(BAG, 5000)))
                .expectEvents(
                        new VerdictIssued(
                                CLAIM,
                                subject(),
                                fiveHundredLess,
                                null,
                                APPEALED,
                                null,
                                new Review(new AppealId("apl_SELLER"), AppealResult.CHANGED)),
                        closed(ClosingReason.APPEAL, APPEALED));
        given(history)
                .when(giveBy(MIRO, Outcome.PARTIAL_REFUND, line(BAG, 4999)))
                .expectEvents(new VerdictProposed(
                        CLAIM, subject(), verdictBy(MIRO, 2, Outcome.PARTIAL_REFUND, line(BAG, 4999)), APPEALED));
    }

    @Test
    void the_same_money_from_somebody_else_is_not_the_same_and_takes_a_second_mediator() {
        at(APPEALED);
        var byTheSeller = giveBy(MIRO, Outcome.FULL_REFUND);
        given(history(ALL, appealed(Party.SELLER, APPEALED), goesTo(MIRO, APPEALED)))
                .when(new ClaimCommand.GiveVerdict(
                        CLAIM,
                        byTheSeller.outcome(),
                        byTheSeller.lines(),
                        null,
                        Funding.PLATFORM,
                        byTheSeller.reasons(),
                        byTheSeller.text(),
                        byTheSeller.evidence(),
                        MIRO))
                .expectResultMessageMatching(org.axonframework.test.matchers.Matchers.matches(
                        message -> ((ClaimView) message.getPayload()).state() == ClaimState.AWAITING_CONFIRMATION));
    }

    @Test
    void there_is_nothing_to_propose_after_a_verdict() {
        refused(
                pending(appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED))
                        .when(new MakeProposal(
                                CLAIM,
                                new ProposalId("prp_1"),
                                Proposal.Kind.REFUND_ONLY,
                                List.of(line(BAG, 1)),
                                null,
                                Funding.SELLER,
                                WORDS,
                                MIRO)),
                "verdict-in-force");
    }

    @Test
    void it_too_may_be_overdue_and_goes_to_somebody_who_has_not_judged_it() {
        at(REVIEW_DUE);
        pending(appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED))
                .when(new MarkOverdue(CLAIM, REVIEW_DUE, Actor.rule("verdict-target")))
                .expectEvents(
                        new VerdictOverdue(
                                CLAIM,
                                subject(),
                                PersonId.of(MIRO),
                                automatically("verdict-target", REVIEW_DUE, REVIEW_DUE),
                                REVIEW_DUE.plus(Duration.ofDays(7))),
                        wanted(REVIEW_DUE, BUYER, SELLER, MARA, MIRO));
        pending(appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED))
                .when(new MarkOverdue(CLAIM, DUE, Actor.rule("verdict-target")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void the_first_verdict_is_shown_until_the_second_and_beside_it_then() {
        var waiting = shown(BUYER, APPEALED, history(PART, appealed(Party.BUYER, APPEALED)));
        assertThat(waiting.state()).isEqualTo(ClaimState.APPEALED);
        assertThat(waiting.verdictDue()).isEqualTo(REVIEW_DUE);
        assertThat(waiting.mediatorId()).isNull();
        assertThat(waiting.verdict())
                .satisfies(first -> assertThat(first.version()).isEqualTo(1));
        assertThat(waiting.appeal()).satisfies(appeal -> {
            assertThat(appeal.result()).isNull();
            assertThat(appeal.appeals()).hasSize(1);
        });
        var after = shown(
                SELLER,
                APPEALED,
                history(PART, appealed(Party.BUYER, APPEALED), goesTo(MIRO, APPEALED), upheld(), over()));
        assertThat(after.verdict())
                .satisfies(second -> assertThat(second.version()).isEqualTo(2));
        assertThat(after.appeal()).satisfies(appeal -> {
            assertThat(appeal.against().version()).isEqualTo(1);
            assertThat(appeal.result()).isEqualTo(AppealResult.UPHELD);
        });
        assertThat(after.availableActions()).isEmpty();
        assertThat(after.next()).isNull();
    }

    @Test
    void the_verdict_says_until_when() {
        var view = shown(SELLER, APPEALED, history(PART));
        assertThat(view.availableActions()).singleElement().satisfies(action -> {
            assertThat(action.action()).isEqualTo("appeal");
            assertThat(action.until()).isEqualTo(APPEAL_UNTIL);
        });
        assertThat(view.next()).satisfies(next -> assertThat(next.at()).isEqualTo(APPEAL_UNTIL));
        assertThat(shown(SELLER, APPEAL_UNTIL, history(PART)).next()).isNull();
    }

    private static VerdictIssued upheld() {
        return new VerdictIssued(
                CLAIM,
                subject(),
                verdictBy(MIRO, 2, Outcome.PARTIAL_REFUND, line(BAG, 7500)),
                null,
                APPEALED,
                null,
                new Review(new AppealId("apl_BUYER"), AppealResult.UPHELD));
    }

    private static ClaimEvent over() {
        return closed(ClosingReason.APPEAL, APPEALED);
    }

    private org.axonframework.test.aggregate.TestExecutor<Claim> decided(Verdict verdict) {
        return given(history(verdict));
    }

    private org.axonframework.test.aggregate.TestExecutor<Claim> pending(ClaimEvent... after) {
        return given(history(PART, after));
    }

    private static ClaimEvent[] history(Verdict verdict, ClaimEvent... after) {
        return with(
                new ClaimEvent[] {opened(), taken(), issued(verdict), closed(ClosingReason.VERDICT, DECIDED)}, after);
    }

    private static ClaimEvent[] with(ClaimEvent[] before, ClaimEvent... after) {
        return Stream.concat(Arrays.stream(before), Arrays.stream(after)).toArray(ClaimEvent[]::new);
    }

    private static FileAppeal appeal(Actor by, Evidence.Shown... evidence) {
        return new FileAppeal(
                CLAIM, new AppealId("apl_" + (by.is(Role.BUYER) ? "BUYER" : "SELLER")), WORDS, List.of(evidence), by);
    }
}
