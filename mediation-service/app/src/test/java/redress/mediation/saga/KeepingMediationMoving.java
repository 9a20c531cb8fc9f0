package redress.mediation.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.Appeal;
import redress.mediation.domain.AppealId;
import redress.mediation.domain.Automatic;
import redress.mediation.domain.ClaimCommand.ExpireProposal;
import redress.mediation.domain.ClaimCommand.MarkOverdue;
import redress.mediation.domain.ClaimCommand.RecordSilence;
import redress.mediation.domain.ClaimEvent.AppealFiled;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.InformationProvided;
import redress.mediation.domain.ClaimEvent.InformationRequested;
import redress.mediation.domain.ClaimEvent.ProposalAccepted;
import redress.mediation.domain.ClaimEvent.ProposalDeclined;
import redress.mediation.domain.ClaimEvent.ProposalMade;
import redress.mediation.domain.ClaimEvent.VerdictOverdue;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClosingReason;
import redress.mediation.domain.Complaint;
import redress.mediation.domain.DisputeId;
import redress.mediation.domain.DisputedLine;
import redress.mediation.domain.Funding;
import redress.mediation.domain.InformationKind;
import redress.mediation.domain.InformationRequest;
import redress.mediation.domain.LineAmount;
import redress.mediation.domain.LineId;
import redress.mediation.domain.OrderId;
import redress.mediation.domain.Party;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.Place;
import redress.mediation.domain.PolicyVersion;
import redress.mediation.domain.Proposal;
import redress.mediation.domain.ProposalId;
import redress.mediation.domain.RequestId;
import redress.mediation.domain.Statement;
import redress.mediation.domain.Subject;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

/** What is due in mediation is done in its time and not before: silence, a proposal's end, a late verdict (R31, R32, R34). */
class KeepingMediationMoving {

    private static final Instant DAY_0 = Instant.parse("2026-03-20T08:00:00Z");
    private static final ClaimId CLAIM = new ClaimId("clm_1");
    private static final DisputeId DISPUTE = new DisputeId("dsp_1");
    private static final OrderId ORDER = new OrderId("ord_1");
    private static final Subject SUBJECT = new Subject(DISPUTE, ORDER);
    private static final PolicyVersion POLICY = new PolicyVersion("default-1");
    private static final PersonId MARA = new PersonId("usr_mara");
    private static final TextRef WORDS = new TextRef("txt_1", "ab12");
    private static final Statement STATEMENT = new Statement(WORDS, List.of());
    private static final LineId BAG = new LineId("lin_bag");
    private static final Money TEN = new Money(1000, "EUR");
    private static final RequestId QUESTION = new RequestId("inf_1");
    private static final ProposalId HALF = new ProposalId("prp_1");

    private static final InformationRequested ASKED = new InformationRequested(
            CLAIM,
            SUBJECT,
            new InformationRequest(QUESTION, Party.SELLER, List.of(InformationKind.PHOTO), WORDS, day(4), MARA),
            day(1));
    private static final ProposalMade PROPOSED = new ProposalMade(
            CLAIM,
            SUBJECT,
            new Proposal(
                    HALF,
                    Proposal.Kind.REFUND_ONLY,
                    List.of(new LineAmount(BAG, TEN)),
                    TEN,
                    null,
                    Funding.SELLER,
                    WORDS,
                    POLICY,
                    MARA,
                    day(4)),
            day(1));
    private static final ClaimOpened OPENED = new ClaimOpened(
            CLAIM,
            new Complaint(
                    DISPUTE,
                    ORDER,
                    1,
                    "TIMEOUT",
                    new PersonId("usr_beto"),
                    new PersonId("usr_ana"),
                    "DAMAGED",
                    "REFUND_ONLY",
                    List.of(new DisputedLine(BAG, 1, TEN)),
                    TEN,
                    new Place("BR", null)),
            POLICY,
            day(7),
            day(3),
            DAY_0);
    private static final AppealFiled APPEALED =
            new AppealFiled(CLAIM, SUBJECT, new Appeal(new AppealId("apl_1"), Party.BUYER, STATEMENT, day(3)), day(10));

    @Test
    void who_does_not_answer_a_question_in_time_is_on_record_as_silent() {
        var silent = new RecordSilence(CLAIM, QUESTION, day(4), Actor.rule("information-due"));
        questions(ASKED).whenTimeAdvancesTo(day(4).minusMillis(1)).expectNoDispatchedCommands();
        questions(ASKED)
                .whenTimeAdvancesTo(day(4))
                .expectDispatchedCommands(silent)
                .expectActiveSagas(0);
    }

    @Test
    void who_answers_is_not() {
        questions(ASKED)
                .whenPublishingA(new InformationProvided(CLAIM, SUBJECT, QUESTION, Party.SELLER, STATEMENT, day(2)))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void a_question_that_a_verdict_left_open_is_still_open_in_a_second_look() {
        questions(ASKED, closed(ClosingReason.VERDICT, 2), APPEALED)
                .whenTimeAdvancesTo(day(4))
                .expectDispatchedCommands(new RecordSilence(CLAIM, QUESTION, day(4), Actor.rule("information-due")));
    }

    @Test
    void a_proposal_that_not_both_accept_in_time_expires() {
        var expired = new ExpireProposal(CLAIM, HALF, day(4), Actor.rule("proposal-answer"));
        proposals(PROPOSED).whenTimeAdvancesTo(day(4).minusMillis(1)).expectNoDispatchedCommands();
        proposals(PROPOSED).whenTimeAdvancesTo(day(4)).expectDispatchedCommands(expired);
        proposals(PROPOSED, new ProposalAccepted(CLAIM, SUBJECT, HALF, Party.BUYER, day(2)))
                .whenTimeAdvancesTo(day(4))
                .expectDispatchedCommands(expired);
    }

    @Test
    void one_no_and_the_end_of_the_claim_end_it_before() {
        proposals(PROPOSED)
                .whenPublishingA(new ProposalDeclined(CLAIM, SUBJECT, HALF, Party.BUYER, day(2)))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
        proposals(PROPOSED)
                .whenPublishingA(closed(ClosingReason.PROPOSAL, 2))
                .expectNoScheduledDeadlines()
                .expectActiveSagas(0);
    }

    @Test
    void a_verdict_that_misses_its_target_is_told_and_so_is_the_next() {
        targets(OPENED).whenTimeAdvancesTo(day(7).minusMillis(1)).expectNoDispatchedCommands();
        targets(OPENED).whenTimeAdvancesTo(day(7)).expectDispatchedCommands(overdue(7));
        var late = new VerdictOverdue(
                CLAIM, SUBJECT, MARA, new Automatic("verdict-target", POLICY, day(7), day(7)), day(14));
        targets(OPENED, late).whenTimeAdvancesTo(day(14)).expectDispatchedCommands(overdue(14));
    }

    @Test
    void a_second_look_has_a_target_of_its_own_that_moves_when_the_other_party_joins() {
        var closed = closed(ClosingReason.VERDICT, 2);
        targets(OPENED).whenPublishingA(closed).expectNoScheduledDeadlines().expectActiveSagas(0);
        targets(OPENED, closed, APPEALED).whenTimeAdvancesTo(day(10)).expectDispatchedCommands(overdue(10));
        var joined = new AppealFiled(
                CLAIM, SUBJECT, new Appeal(new AppealId("apl_2"), Party.SELLER, STATEMENT, day(5)), day(12));
        targets(OPENED, closed, APPEALED, joined).whenTimeAdvancesTo(day(12)).expectDispatchedCommands(overdue(12));
    }

    private static MarkOverdue overdue(int day) {
        return new MarkOverdue(CLAIM, day(day), Actor.rule("verdict-target"));
    }

    private static ClaimClosed closed(ClosingReason why, int day) {
        return new ClaimClosed(CLAIM, SUBJECT, why, day(day));
    }

    private static Instant day(int days) {
        return DAY_0.plus(Duration.ofDays(days));
    }

    private static WhenState questions(Object... events) {
        return given(new SagaTestFixture<>(InformationDue.class), events);
    }

    private static WhenState proposals(Object... events) {
        return given(new SagaTestFixture<>(ProposalAnswer.class), events);
    }

    private static WhenState targets(Object... events) {
        return given(new SagaTestFixture<>(VerdictTarget.class), events);
    }

    private static WhenState given(SagaTestFixture<?> fixture, Object... events) {
        var given = fixture.givenCurrentTime(DAY_0).andThenAPublished(events[0]);
        for (int i = 1; i < events.length; i++) given = given.andThenAPublished(events[i]);
        return given;
    }
}
