package redress.mediation.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;
import redress.platform.values.TextRef;

/**
 * A claim as one viewer sees it, now. Amounts are in minor units of their currency, instants in UTC; what has not happened
 * is absent.
 *
 * @param inWords the state, for people
 * @param round 1 for the first claim of the dispute
 * @param trigger why the dispute was escalated: BUYER, TIMEOUT, SILENCE or RETURN
 * @param reason the buyer's coded reason
 * @param kind REFUND_ONLY or RETURN_AND_REFUND, as the buyer asks
 * @param disputed what was paid for the disputed lines: no verdict gives more
 * @param mediatorId who has the claim
 * @param verdictDue target of the verdict, exclusive
 * @param verdict what was decided; one that waits for a second mediator is not shown to the parties
 * @param closedWhy VERDICT, SETTLED or WITHDRAWN
 * @param policyVersion the policy that was pinned when the claim was opened
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
        String reason,
        String kind,
        List<DisputedLine> lines,
        Money asked,
        Money disputed,
        Instant openedAt,
        Instant verdictDue,
        @Nullable PersonId mediatorId,
        @Nullable Instant assignedAt,
        @Nullable VerdictView verdict,
        @Nullable ClosingReason closedWhy,
        @Nullable Instant closedAt,
        PolicyVersion policyVersion,
        @Nullable Next next,
        List<AvailableAction> availableActions) {

    public ClaimView {
        lines = List.copyOf(lines);
        availableActions = List.copyOf(availableActions);
    }

    /**
     * @param version which of the claim's verdicts it is; a confirmation may name it
     * @param returnPaidBy absent where nothing travels back
     * @param text the mediator's words; absent where they were erased
     * @param textRef where the words are kept, and their digest
     * @param confirmedBy the second mediator; absent where one was enough or none has confirmed yet
     * @param at when it was issued, or proposed
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
            Instant at) {

        public VerdictView {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
            evidence = List.copyOf(evidence);
        }

        static VerdictView of(Verdict verdict, @Nullable PersonId confirmedBy, Instant at) {
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
                    at);
        }

        public VerdictView saying(@Nullable String words) {
            return new VerdictView(
                    version,
                    outcome,
                    lines,
                    amount,
                    returnPaidBy,
                    fundedBy,
                    reasons,
                    words,
                    textRef,
                    evidence,
                    decidedBy,
                    confirmedBy,
                    at);
        }
    }

    public record Next(String what, @Nullable Instant at) {}

    /** The same with the words of the verdict, which the log does not hold. */
    public ClaimView with(@Nullable VerdictView other) {
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
                reason,
                kind,
                lines,
                asked,
                disputed,
                openedAt,
                verdictDue,
                mediatorId,
                assignedAt,
                other,
                closedWhy,
                closedAt,
                policyVersion,
                next,
                availableActions);
    }

    static ClaimView of(ClaimId id, Stage stage, Actor viewer, Instant now) {
        var open = stage.opened();
        var complaint = open.complaint();
        var assigned = stage.assignment();
        var closed = stage instanceof Closed c ? c : null;
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
                complaint.reason(),
                complaint.kind(),
                complaint.lines(),
                complaint.asked(),
                complaint.disputed(),
                open.openedAt(),
                open.verdictDue(),
                assigned == null ? null : assigned.mediatorId(),
                assigned == null ? null : assigned.assignedAt(),
                verdict(stage, viewer),
                closed == null ? null : closed.why(),
                closed == null ? null : closed.closedAt(),
                open.policy(),
                closed != null
                        ? null
                        : new Next(
                                "The verdict is due; the parties may agree between themselves until it is issued.",
                                open.verdictDue()),
                Arrays.stream(ClaimAction.values())
                        .filter(action -> action.isFor(viewer))
                        .filter(action -> action.objection(stage, viewer).isEmpty())
                        .map(action -> action.offer(stage, now))
                        .toList());
    }

    private static @Nullable VerdictView verdict(Stage stage, Actor viewer) {
        return switch (stage) {
            case Decided decided -> VerdictView.of(decided.verdict(), decided.confirmedBy(), decided.issuedAt());
            case AwaitingConfirmation awaiting ->
                viewer.is(Role.BUYER) || viewer.is(Role.SELLER)
                        ? null
                        : VerdictView.of(awaiting.verdict(), null, awaiting.proposedAt());
            case Closed closed -> verdict(closed.before(), viewer);
            case Stage.Unopened _, Stage.Open _, Stage.Assigned _ -> null;
        };
    }
}
