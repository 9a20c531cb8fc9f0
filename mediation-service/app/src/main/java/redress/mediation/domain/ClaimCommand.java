package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.TextRef;

/** What can be asked of claims. A role that may never do it is turned away before any claim is looked at. */
public sealed interface ClaimCommand {

    /** A neighbour's news: makes the one claim of the dispute and round, or nothing where it exists (R30). */
    record OpenClaim(@TargetAggregateIdentifier ClaimId claimId, Complaint complaint, Instant escalatedAt)
            implements ClaimCommand {}

    /** A neighbour's news: closes what is open of the dispute, which is nothing where it was never escalated (R32). */
    record CloseClaims(@TargetAggregateIdentifier DisputeId disputeId, ClosingReason why, Instant at)
            implements ClaimCommand {}

    /** A mediator takes the claim, or support names one (R31). */
    record AssignMediator(@TargetAggregateIdentifier ClaimId claimId, PersonId mediatorId, Actor by)
            implements ClaimCommand {

        public AssignMediator {
            ClaimAction.ASSIGN_MEDIATOR.requireRole(by);
        }
    }

    /**
     * @param lines what each line gives; may be left out where the outcome says it all
     * @param fundedBy may be left out for NO_REFUND
     */
    record GiveVerdict(
            @TargetAggregateIdentifier ClaimId claimId,
            Outcome outcome,
            List<LineAmount> lines,
            @Nullable ReturnPayer returnPaidBy,
            @Nullable Funding fundedBy,
            List<String> reasons,
            TextRef text,
            List<String> evidence,
            Actor by)
            implements ClaimCommand {

        public GiveVerdict {
            ClaimAction.GIVE_VERDICT.requireRole(by);
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
            evidence = List.copyOf(evidence);
        }
    }

    /** @param version the verdict that was looked at; absent means whatever it is now */
    record ConfirmVerdict(
            @TargetAggregateIdentifier ClaimId claimId,
            @Nullable Integer version,
            Actor by) implements ClaimCommand {

        public ConfirmVerdict {
            ClaimAction.CONFIRM_VERDICT.requireRole(by);
        }
    }

    /** A question; appends nothing. */
    record ShowClaim(@TargetAggregateIdentifier ClaimId claimId, Actor by) implements ClaimCommand {}
}
