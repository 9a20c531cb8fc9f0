package redress.mediation.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.Inquiry.Answer;
import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.mediation.domain.Stage.SecondLook;
import redress.mediation.domain.Stage.Unopened;
import redress.mediation.domain.Stage.Waiting;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.TextRef;

/**
 * A claim as one viewer sees it, now. Amounts are in minor units of their currency, instants in UTC; what has not happened
 * is absent. What was asked, answered and shown, all who may see the claim see alike; what one party answered to a proposal,
 * the other sees only once it is agreed or declined.
 *
 * @param round 1 for the first claim of the dispute
 * @param state where it stands
 * @param inWords the state, for people
 * @param trigger why the dispute was escalated: BUYER, TIMEOUT, SILENCE or RETURN
 * @param about RETURN where it is about a parcel on its way back: then nothing can be sent back again
 * @param reason the buyer's coded reason
 * @param kind REFUND_ONLY or RETURN_AND_REFUND, as the buyer asks
 * @param lines the disputed lines
 * @param asked how much the buyer asks
 * @param disputed what was paid for the disputed lines: no verdict gives more
 * @param openedAt when it was opened
 * @param verdictDue target of the verdict, or of the second look, exclusive
 * @param overdue whether an earlier target has passed
 * @param mediatorId who has the claim
 * @param assignedAt when the mediator got it
 * @param completeBy until when the buyer may complete the complaint, exclusive
 * @param completion what the buyer added to the complaint
 * @param questions what the mediator asked the parties, oldest first
 * @param proposals how the mediator would settle it, oldest first
 * @param verdict what was decided last; one that waits for a second mediator is not shown to the parties
 * @param appeal once a party has appealed
 * @param closedWhy VERDICT, APPEAL, PROPOSAL, SETTLED, WITHDRAWN, SUPERSEDED, SETTLED_EXTERNALLY or DISPUTE_CLOSED
 * @param closedAt when it was closed
 * @param policyVersion the policy that was pinned when the claim was opened
 * @param place where the policy may differ (R60)
 * @param next what comes if nobody does anything, and when
 * @param availableActions what the viewer may do now (R80)
 */
public record ClaimView(
        ClaimId claimId,
        DisputeId disputeId,
        OrderId orderId,
        int round,
        ClaimState state,
        String inWords,
        PersonId buyerId,
        PersonId sellerId,
        String trigger,
        About about,
        String reason,
        String kind,
        List<DisputedLine> lines,
        Money asked,
        Money disputed,
        Instant openedAt,
        Instant verdictDue,
        boolean overdue,
        @Nullable PersonId mediatorId,
        @Nullable Instant assignedAt,
        @Nullable Instant completeBy,
        @Nullable StatementView completion,
        List<InquiryView> questions,
        List<ProposalView> proposals,
        @Nullable VerdictView verdict,
        @Nullable AppealView appeal,
        @Nullable ClosingReason closedWhy,
        @Nullable Instant closedAt,
        PolicyVersion policyVersion,
        Place place,
        @Nullable Next next,
        List<AvailableAction> availableActions) {

    public ClaimView {
        lines = List.copyOf(lines);
        questions = List.copyOf(questions);
        proposals = List.copyOf(proposals);
        availableActions = List.copyOf(availableActions);
    }

    /** Finds the words that somebody wrote; the log does not hold them. */
    public interface Words extends Function<TextRef, Optional<String>> {

        default @Nullable String of(TextRef ref) {
            return apply(ref).orElse(null);
        }
    }

    /**
     * @param text the words; absent where they were erased
     * @param textRef where the words are kept, and their digest
     * @param evidence what was shown with it
     * @param at when it was said
     */
    public record StatementView(@Nullable String text, TextRef textRef, List<Evidence> evidence, Instant at) {

        public StatementView {
            evidence = List.copyOf(evidence);
        }

        static StatementView of(Statement statement, Instant at) {
            return new StatementView(null, statement.text(), statement.evidence(), at);
        }

        StatementView saying(Words words) {
            return new StatementView(words.of(textRef), textRef, evidence, at);
        }
    }

    /**
     * @param from who is asked
     * @param kinds what kinds of information are asked for
     * @param text the words of the question; absent where they were erased
     * @param textRef where the words are kept, and their digest
     * @param requestedAt when it was asked
     * @param due until when, exclusive
     * @param silent whether the party let the time pass (R31)
     * @param answer absent while it is awaited, and for ever where the party was silent
     */
    public record InquiryView(
            RequestId requestId,
            Party from,
            List<InformationKind> kinds,
            @Nullable String text,
            TextRef textRef,
            Instant requestedAt,
            Instant due,
            boolean silent,
            @Nullable StatementView answer) {

        public InquiryView {
            kinds = List.copyOf(kinds);
        }

        static InquiryView of(Inquiry inquiry) {
            var request = inquiry.request();
            return new InquiryView(
                    request.requestId(),
                    request.from(),
                    request.kinds(),
                    null,
                    request.text(),
                    inquiry.requestedAt(),
                    request.due(),
                    inquiry.answer() instanceof Answer.Silence,
                    inquiry.answer() instanceof Answer.Given given
                            ? StatementView.of(given.statement(), given.at())
                            : null);
        }

        InquiryView saying(Words words) {
            return new InquiryView(
                    requestId,
                    from,
                    kinds,
                    words.of(textRef),
                    textRef,
                    requestedAt,
                    due,
                    silent,
                    answer == null ? null : answer.saying(words));
        }
    }

    /**
     * @param kind whether goods travel back first
     * @param lines what each line would give
     * @param amount what the buyer would get
     * @param returnPaidBy who would pay the way back; absent where nothing travels
     * @param fundedBy whose money it would be
     * @param text the mediator's words; absent where they were erased
     * @param madeAt when it was made
     * @param answerBy exclusive end of the parties' time to answer
     * @param fate OPEN, AGREED, DECLINED, REPLACED, EXPIRED or OVERTAKEN
     * @param acceptedBy who has accepted, as far as the viewer is told
     */
    public record ProposalView(
            ProposalId proposalId,
            Proposal.Kind kind,
            List<LineAmount> lines,
            Money amount,
            @Nullable ReturnPayer returnPaidBy,
            Funding fundedBy,
            @Nullable String text,
            TextRef textRef,
            Instant madeAt,
            Instant answerBy,
            String fate,
            Set<Party> acceptedBy) {

        public ProposalView {
            lines = List.copyOf(lines);
            acceptedBy = Set.copyOf(acceptedBy);
        }

        static ProposalView of(Tabled tabled, Actor viewer) {
            var proposal = tabled.proposal();
            return new ProposalView(
                    proposal.proposalId(),
                    proposal.kind(),
                    proposal.lines(),
                    proposal.amount(),
                    proposal.returnPaidBy(),
                    proposal.fundedBy(),
                    null,
                    proposal.text(),
                    tabled.madeAt(),
                    proposal.answerBy(),
                    tabled.fate().name(),
                    acceptedBy(tabled, viewer));
        }

        private static Set<Party> acceptedBy(Tabled tabled, Actor viewer) {
            if (!Party.isOne(viewer) || tabled.fate() == Tabled.Fate.AGREED) return tabled.acceptedBy();
            var own = Party.of(viewer);
            return tabled.acceptedBy().contains(own) ? Set.of(own) : Set.of();
        }

        ProposalView saying(Words words) {
            return new ProposalView(
                    proposalId,
                    kind,
                    lines,
                    amount,
                    returnPaidBy,
                    fundedBy,
                    words.of(textRef),
                    textRef,
                    madeAt,
                    answerBy,
                    fate,
                    acceptedBy);
        }
    }

    /**
     * @param version number of the verdict among all of the claim, from 1; a confirmation may name it
     * @param outcome in one word
     * @param lines what each line gives
     * @param amount what the buyer gets
     * @param returnPaidBy absent where nothing travels back
     * @param fundedBy whose money it is
     * @param reasons published codes of the reasons (R33)
     * @param text the mediator's words; absent where they were erased
     * @param textRef where the words are kept, and their digest
     * @param evidence ids of the evidence relied upon
     * @param decidedBy pseudonymous subject of the mediator who decided
     * @param confirmedBy the second mediator; absent where one was enough or none has confirmed yet
     * @param at when it was issued, or proposed
     * @param appealUntil until when it may be appealed, exclusive; absent where it may not
     */
    public record VerdictView(
            int version,
            Outcome outcome,
            List<LineAmount> lines,
            Money amount,
            @Nullable ReturnPayer returnPaidBy,
            Funding fundedBy,
            List<String> reasons,
            @Nullable String text,
            TextRef textRef,
            List<String> evidence,
            PersonId decidedBy,
            @Nullable PersonId confirmedBy,
            Instant at,
            @Nullable Instant appealUntil) {

        public VerdictView {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
            evidence = List.copyOf(evidence);
        }

        static VerdictView of(
                Verdict verdict, @Nullable PersonId confirmedBy, Instant at, @Nullable Instant appealUntil) {
            return new VerdictView(
                    verdict.version(),
                    verdict.outcome(),
                    verdict.lines(),
                    verdict.amount(),
                    verdict.returnPaidBy(),
                    verdict.fundedBy(),
                    verdict.reasons(),
                    null,
                    verdict.text(),
                    verdict.evidence(),
                    verdict.decidedBy(),
                    confirmedBy,
                    at,
                    appealUntil);
        }

        static VerdictView of(Decided decided) {
            return of(decided.verdict(), decided.confirmedBy(), decided.issuedAt(), decided.appealUntil());
        }

        VerdictView saying(Words words) {
            return new VerdictView(
                    version,
                    outcome,
                    lines,
                    amount,
                    returnPaidBy,
                    fundedBy,
                    reasons,
                    words.of(textRef),
                    textRef,
                    evidence,
                    decidedBy,
                    confirmedBy,
                    at,
                    appealUntil);
        }
    }

    /**
     * @param appeals one, or one of each party; one second look decides both
     * @param decideBy its target, exclusive
     * @param against the verdict that was appealed
     * @param result UPHELD, OVERTURNED or CHANGED; absent until it is decided
     */
    public record AppealView(
            List<FiledAppeal> appeals,
            Instant decideBy,
            VerdictView against,
            @Nullable AppealResult result) {

        public AppealView {
            appeals = List.copyOf(appeals);
        }

        static AppealView of(SecondLook second, @Nullable AppealResult result) {
            return new AppealView(
                    second.appeals().stream()
                            .map(appeal -> new FiledAppeal(
                                    appeal.appealId(), appeal.by(), StatementView.of(appeal.news(), appeal.filedAt())))
                            .toList(),
                    second.decideBy(),
                    VerdictView.of(second.first()),
                    result);
        }

        AppealView saying(Words words) {
            return new AppealView(
                    appeals.stream()
                            .map(one -> new FiledAppeal(
                                    one.appealId(), one.by(), one.news().saying(words)))
                            .toList(),
                    decideBy,
                    against.saying(words),
                    result);
        }
    }

    /**
     * @param by who appeals
     * @param news what is new
     */
    public record FiledAppeal(AppealId appealId, Party by, StatementView news) {}

    /**
     * @param what what happens, in a sentence for people
     * @param at when; absent where it waits for a person
     */
    public record Next(String what, @Nullable Instant at) {}

    /** The same with the words that people wrote, which the log does not hold. */
    public ClaimView telling(Words words) {
        return new ClaimView(
                claimId,
                disputeId,
                orderId,
                round,
                state,
                inWords,
                buyerId,
                sellerId,
                trigger,
                about,
                reason,
                kind,
                lines,
                asked,
                disputed,
                openedAt,
                verdictDue,
                overdue,
                mediatorId,
                assignedAt,
                completeBy,
                completion == null ? null : completion.saying(words),
                questions.stream().map(one -> one.saying(words)).toList(),
                proposals.stream().map(one -> one.saying(words)).toList(),
                verdict == null ? null : verdict.saying(words),
                appeal == null ? null : appeal.saying(words),
                closedWhy,
                closedAt,
                policyVersion,
                place,
                next,
                availableActions);
    }

    static ClaimView of(ClaimId id, Docket docket, Actor viewer, InquiryRules rules, Instant now) {
        var stage = docket.stage();
        var open = stage.opened();
        var complaint = open.complaint();
        var assigned = stage.assignment();
        var closed = stage instanceof Closed c ? c : null;
        var second = stage.secondLook();
        return new ClaimView(
                id,
                complaint.disputeId(),
                complaint.orderId(),
                complaint.round(),
                ClaimState.of(stage),
                ClaimState.of(stage).inWords(),
                complaint.buyerId(),
                complaint.sellerId(),
                complaint.trigger(),
                complaint.about(),
                complaint.reason(),
                complaint.kind(),
                complaint.lines(),
                complaint.asked(),
                complaint.disputed(),
                open.openedAt(),
                docket.target(),
                docket.overdue(),
                assigned == null ? null : assigned.mediatorId(),
                assigned == null ? null : assigned.assignedAt(),
                open.completeBy(),
                docket.completion()
                        .map(added -> StatementView.of(added.statement(), added.at()))
                        .orElse(null),
                docket.inquiries().stream().map(InquiryView::of).toList(),
                docket.proposals().stream()
                        .map(tabled -> ProposalView.of(tabled, viewer))
                        .toList(),
                verdict(stage, viewer),
                second == null ? null : AppealView.of(second, result(stage)),
                closed == null ? null : closed.why(),
                closed == null ? null : closed.closedAt(),
                open.policy(),
                complaint.place(),
                next(docket, now),
                Arrays.stream(ClaimAction.values())
                        .filter(action -> action.isFor(viewer))
                        .filter(action ->
                                action.objection(docket, viewer, rules, now).isEmpty())
                        .map(action -> action.offer(docket, viewer, now))
                        .toList());
    }

    private static @Nullable Next next(Docket docket, Instant now) {
        var stage = docket.stage();
        if (stage.isPending())
            return new Next(
                    stage.secondLook() == null
                            ? "The verdict is due; the parties may agree between themselves until it is issued."
                            : "The second look is due; what it decides is final.",
                    docket.target());
        var decision = stage.decision();
        if (decision == null
                || decision.appealUntil() == null
                || !now.isBefore(decision.appealUntil())
                || !(stage instanceof Closed closed && closed.why() == ClosingReason.VERDICT)) return null;
        return new Next("The verdict becomes final, unless it is appealed.", decision.appealUntil());
    }

    private static @Nullable AppealResult result(Stage stage) {
        var decision = stage.decision();
        var review = decision == null ? null : decision.review();
        return review == null ? null : review.result();
    }

    private static @Nullable VerdictView verdict(Stage stage, Actor viewer) {
        return switch (stage) {
            case Decided decided -> VerdictView.of(decided);
            case SecondLook second -> VerdictView.of(second.first());
            case AwaitingConfirmation awaiting ->
                Party.isOne(viewer)
                        ? verdict(awaiting.assigned(), viewer)
                        : VerdictView.of(awaiting.verdict(), null, awaiting.proposedAt(), null);
            case Assigned assigned -> verdict(assigned.look(), viewer);
            case Closed closed -> verdict(closed.before(), viewer);
            case Unopened _, Waiting _ -> null;
        };
    }
}
