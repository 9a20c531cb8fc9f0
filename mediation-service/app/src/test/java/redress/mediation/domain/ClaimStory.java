package redress.mediation.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import redress.mediation.domain.ClaimCommand.GiveVerdict;
import redress.mediation.domain.ClaimCommand.ShowClaim;
import redress.mediation.domain.ClaimEvent.AppealFiled;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.MediatorWanted;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.mediation.domain.ClaimEvent.VerdictProposed;
import redress.mediation.messaging.ClaimDesk;
import redress.mediation.policy.MediationPolicy;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/** Beto complains that Ana's camera (400.00) and bag (150.00) never came; Mara and Miro are mediators. */
abstract class ClaimStory {

    static final DisputeId DISPUTE = new DisputeId("dsp_00000000000000000000000001");
    static final ClaimId CLAIM = ClaimId.of(DISPUTE, 1);
    static final PolicyVersion POLICY = new PolicyVersion("default-1");
    static final LineId CAMERA = new LineId("lin_camera");
    static final LineId BAG = new LineId("lin_bag");
    static final LineId SHIPPING = new LineId("shipping");

    static final Actor BUYER = new Actor("usr_beto", Role.BUYER);
    static final Actor SELLER = new Actor("usr_ana", Role.SELLER);
    static final Actor MARA = new Actor("usr_mara", Role.MEDIATOR);
    static final Actor MIRO = new Actor("usr_miro", Role.MEDIATOR);
    static final Actor SUPPORT = new Actor("usr_sue", Role.SUPPORT);
    static final Actor MAJA = new Actor("usr_maja", Role.MEDIATOR);
    static final Actor RULE = Actor.rule("assignment-by-load");
    static final Actor AUDITOR = new Actor("usr_otto", Role.AUDITOR);

    static final Instant ESCALATED = Instant.parse("2026-03-20T08:00:00Z");
    static final Instant DUE = ESCALATED.plus(Duration.ofDays(7));
    static final Instant COMPLETE_BY = ESCALATED.plus(Duration.ofDays(3));
    static final Instant TAKEN = ESCALATED.plus(Duration.ofHours(5));
    static final Instant DECIDED = ESCALATED.plus(Duration.ofDays(2));
    static final Instant CONFIRMED = ESCALATED.plus(Duration.ofDays(3));
    static final Instant APPEAL_UNTIL = DECIDED.plus(Duration.ofDays(30));
    static final Instant APPEALED = DECIDED.plus(Duration.ofDays(10));
    static final Instant REVIEW_DUE = APPEALED.plus(Duration.ofDays(7));
    static final TextRef WORDS = new TextRef("txt_1", "ab12");
    static final String SHA = "0123456789abcdef".repeat(4);
    static final Evidence.Shown PHOTO = new Evidence.Shown(Evidence.Kind.PHOTO, "image/jpeg", 83_214, SHA);
    static final Statement STATEMENT = new Statement(
            WORDS, List.of(new Evidence(EvidenceId.of(CLAIM, SHA), Evidence.Kind.PHOTO, "image/jpeg", 83_214, SHA)));

    AggregateTestFixture<Claim> fixture = new AggregateTestFixture<>(Claim.class);
    private Instant now = ESCALATED;

    @BeforeEach
    void a_marketplace_with_the_default_policy() {
        fixture = new AggregateTestFixture<>(Claim.class);
        fixture.registerInjectableResource(MediationPolicy.shipped("default"));
        fixture.registerInjectableResource(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
        fixture.registerAnnotatedCommandHandler(new ClaimDesk(new OneClaim(fixture.getRepository())));
    }

    TestExecutor<Claim> given(ClaimEvent... history) {
        return fixture.given((Object[]) history);
    }

    void at(Instant instant) {
        now = instant;
    }

    /** Refused with that code, and nothing happened. */
    static void refused(ResultValidator<Claim> result, String code) {
        result.expectException(Matchers.<Throwable>matches(thrown ->
                        thrown instanceof Refusal refusal && refusal.code().equals(code)))
                .expectNoEvents();
    }

    ClaimView shown(Actor viewer, Instant instant, ClaimEvent... history) {
        at(instant);
        var holder = new ClaimView[1];
        given(history).when(new ShowClaim(CLAIM, viewer)).expectResultMessageMatching(Matchers.matches(message -> {
            holder[0] = (ClaimView) message.getPayload();
            return true;
        }));
        return holder[0];
    }

    static List<String> offered(ClaimView view) {
        return view.availableActions().stream().map(AvailableAction::action).toList();
    }

    static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    static Subject subject() {
        return new Subject(DISPUTE, new OrderId("ord_1"));
    }

    static Complaint complaint(String reason) {
        return new Complaint(
                DISPUTE,
                new OrderId("ord_1"),
                1,
                "TIMEOUT",
                PersonId.of(BUYER),
                PersonId.of(SELLER),
                reason,
                "REFUND_ONLY",
                List.of(new DisputedLine(CAMERA, 1, eur(40000)), new DisputedLine(BAG, 1, eur(15000))),
                eur(55000),
                new Place("BR", null));
    }

    /** The camera did not work, and the buyer wants the shipping back too. */
    static ClaimOpened openedAboutShippingToo() {
        var it = complaint("DAMAGED");
        return new ClaimOpened(
                CLAIM,
                new Complaint(
                        it.disputeId(),
                        it.orderId(),
                        it.round(),
                        it.trigger(),
                        it.buyerId(),
                        it.sellerId(),
                        it.reason(),
                        it.kind(),
                        List.of(new DisputedLine(CAMERA, 1, eur(40000)), new DisputedLine(SHIPPING, 1, eur(900))),
                        eur(40900),
                        it.place()),
                POLICY,
                DUE,
                COMPLETE_BY,
                ESCALATED);
    }

    static ClaimOpened opened() {
        return opened("NOT_RECEIVED");
    }

    static ClaimOpened opened(String reason) {
        return new ClaimOpened(CLAIM, complaint(reason), POLICY, DUE, COMPLETE_BY, ESCALATED);
    }

    /** The parcel that went back was lost. */
    static ClaimOpened openedAboutAReturn() {
        var it = complaint("DAMAGED");
        return new ClaimOpened(
                CLAIM,
                new Complaint(
                        it.disputeId(),
                        it.orderId(),
                        2,
                        "RETURN",
                        it.buyerId(),
                        it.sellerId(),
                        it.reason(),
                        "RETURN_AND_REFUND",
                        it.lines(),
                        it.asked(),
                        it.place()),
                POLICY,
                DUE,
                COMPLETE_BY,
                ESCALATED);
    }

    static MediatorWanted wanted(Instant since, Actor... notBy) {
        return new MediatorWanted(
                CLAIM, subject(), Arrays.stream(notBy).map(PersonId::of).toList(), since);
    }

    static MediatorAssigned taken() {
        return new MediatorAssigned(CLAIM, subject(), PersonId.of(MARA), PersonId.of(MARA), TAKEN);
    }

    static GiveVerdict give(Outcome outcome, LineAmount... lines) {
        return giveBy(MARA, outcome, lines);
    }

    static GiveVerdict giveBy(Actor mediator, Outcome outcome, LineAmount... lines) {
        return new GiveVerdict(
                CLAIM,
                outcome,
                List.of(lines),
                null,
                Funding.SELLER,
                List.of("NO_PROOF_OF_DELIVERY"),
                WORDS,
                List.of("evd_1"),
                mediator);
    }

    static Verdict verdict(int version, Outcome outcome, LineAmount... lines) {
        return verdictBy(MARA, version, outcome, lines);
    }

    static Verdict verdictBy(Actor mediator, int version, Outcome outcome, LineAmount... lines) {
        return new Verdict(
                version,
                outcome,
                List.of(lines),
                Money.sum("EUR", List.of(lines).stream().map(LineAmount::amount).toList()),
                null,
                Funding.SELLER,
                List.of("NO_PROOF_OF_DELIVERY"),
                WORDS,
                List.of("evd_1"),
                POLICY,
                PersonId.of(mediator));
    }

    static VerdictProposed proposed(Verdict verdict) {
        return new VerdictProposed(CLAIM, subject(), verdict, DECIDED);
    }

    static VerdictIssued issued(Verdict verdict) {
        return new VerdictIssued(CLAIM, subject(), verdict, null, DECIDED, APPEAL_UNTIL, null);
    }

    static AppealFiled appealed(Party by, Instant at) {
        return new AppealFiled(
                CLAIM,
                subject(),
                new Appeal(new AppealId("apl_" + by), by, STATEMENT, at),
                at.plus(Duration.ofDays(7)));
    }

    static MediatorAssigned goesTo(Actor mediator, Instant at) {
        return new MediatorAssigned(CLAIM, subject(), PersonId.of(mediator), PersonId.of(RULE), at);
    }

    static Automatic automatically(String rule, Instant due, Instant recorded) {
        return new Automatic(rule, POLICY, due, recorded);
    }

    static ClaimClosed closed(ClosingReason why, Instant at) {
        return new ClaimClosed(CLAIM, subject(), why, at);
    }

    static LineAmount line(LineId line, long minor) {
        return new LineAmount(line, eur(minor));
    }
}
