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

    /** The roster's choice (R31); nothing where somebody has the claim by now. */
    record AssignByLoad(@TargetAggregateIdentifier ClaimId claimId, PersonId mediatorId, Actor by)
            implements ClaimCommand {}

    /** The buyer adds to the complaint, once and in time (R30). */
    record CompleteComplaint(
            @TargetAggregateIdentifier ClaimId claimId, TextRef text, List<Evidence.Shown> evidence, Actor by)
            implements ClaimCommand {

        public CompleteComplaint {
            ClaimAction.COMPLETE_COMPLAINT.requireRole(by);
            evidence = List.copyOf(evidence);
        }
    }

    /** The mediator asks a party (R31). */
    record RequestInformation(
            @TargetAggregateIdentifier ClaimId claimId,
            RequestId requestId,
            Party from,
            List<InformationKind> kinds,
            TextRef text,
            Actor by)
            implements ClaimCommand {

        public RequestInformation {
            ClaimAction.REQUEST_INFORMATION.requireRole(by);
            kinds = List.copyOf(kinds);
        }
    }

    /** The party that was asked answers, in time (R31). */
    record ProvideInformation(
            @TargetAggregateIdentifier ClaimId claimId,
            RequestId requestId,
            TextRef text,
            List<Evidence.Shown> evidence,
            Actor by)
            implements ClaimCommand {

        public ProvideInformation {
            ClaimAction.PROVIDE_INFORMATION.requireRole(by);
            evidence = List.copyOf(evidence);
        }
    }

    /** A timer's: nothing where there is an answer, or nothing to answer any more. */
    record RecordSilence(@TargetAggregateIdentifier ClaimId claimId, RequestId requestId, Instant dueAt, Actor by)
            implements ClaimCommand {}

    /** The mediator proposes; a newer proposal replaces the one on the table (R32). */
    record MakeProposal(
            @TargetAggregateIdentifier ClaimId claimId,
            ProposalId proposalId,
            Proposal.Kind kind,
            List<LineAmount> lines,
            @Nullable ReturnPayer returnPaidBy,
            Funding fundedBy,
            TextRef text,
            Actor by)
            implements ClaimCommand {

        public MakeProposal {
            ClaimAction.MAKE_PROPOSAL.requireRole(by);
            lines = List.copyOf(lines);
        }
    }

    /** A party says yes or no to the proposal on the table, once (R32). */
    record AnswerProposal(@TargetAggregateIdentifier ClaimId claimId, ProposalId proposalId, boolean accepted, Actor by)
            implements ClaimCommand {

        public AnswerProposal {
            ClaimAction.ANSWER_PROPOSAL.requireRole(by);
        }
    }

    /** A timer's: nothing where the proposal is not on the table any more. */
    record ExpireProposal(@TargetAggregateIdentifier ClaimId claimId, ProposalId proposalId, Instant dueAt, Actor by)
            implements ClaimCommand {}

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

    /** A timer's: nothing where it is decided, or due at another time by now (R34). */
    record MarkOverdue(@TargetAggregateIdentifier ClaimId claimId, Instant dueAt, Actor by) implements ClaimCommand {}

    /** A party wants the one second look, having something new to say (R35). */
    record FileAppeal(
            @TargetAggregateIdentifier ClaimId claimId,
            AppealId appealId,
            TextRef text,
            List<Evidence.Shown> evidence,
            Actor by)
            implements ClaimCommand {

        public FileAppeal {
            ClaimAction.APPEAL.requireRole(by);
            evidence = List.copyOf(evidence);
        }
    }

    /** A question; appends nothing. */
    record ShowClaim(@TargetAggregateIdentifier ClaimId claimId, Actor by) implements ClaimCommand {}
}
