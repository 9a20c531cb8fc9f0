package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What can happen to a claim. Due instants are kept as they were decided. */
public sealed interface ClaimEvent extends StoredEvent {

    ClaimId claimId();

    /** The dispute and the order that it is about. */
    Subject subject();

    /**
     * @param verdictDue target of the verdict, exclusive; overdue is told, never decided by itself (R34)
     * @param completeBy end of the time to complete the complaint, exclusive (R30); absent where there is none
     */
    @Revision("1")
    record ClaimOpened(
            ClaimId claimId,
            Complaint complaint,
            PolicyVersion policy,
            Instant verdictDue,
            @Nullable Instant completeBy,
            Instant openedAt)
            implements ClaimEvent {

        @Override
        public Subject subject() {
            return new Subject(complaint.disputeId(), complaint.orderId());
        }
    }

    /** @param notBy who must not have it: the parties, whoever judged it before, whoever has let its target pass */
    @Revision("1")
    record MediatorWanted(ClaimId claimId, Subject subject, List<PersonId> notBy, Instant since) implements ClaimEvent {

        public MediatorWanted {
            notBy = List.copyOf(notBy);
        }
    }

    /** @param assignedBy the mediator, who took it, somebody of support, or the rule that found the mediator */
    @Revision("1")
    record MediatorAssigned(
            ClaimId claimId, Subject subject, PersonId mediatorId, PersonId assignedBy, Instant assignedAt)
            implements ClaimEvent {}

    @Revision("1")
    record ComplaintCompleted(ClaimId claimId, Subject subject, Statement statement, Instant completedAt)
            implements ClaimEvent {}

    @Revision("1")
    record InformationRequested(ClaimId claimId, Subject subject, InformationRequest request, Instant requestedAt)
            implements ClaimEvent {

        public RequestId requestId() {
            return request.requestId();
        }
    }

    @Revision("1")
    record InformationProvided(
            ClaimId claimId, Subject subject, RequestId requestId, Party by, Statement statement, Instant providedAt)
            implements ClaimEvent {}

    @Revision("1")
    record PartySilent(ClaimId claimId, Subject subject, RequestId requestId, Party party, Automatic cause)
            implements ClaimEvent {}

    @Revision("1")
    record ProposalMade(ClaimId claimId, Subject subject, Proposal proposal, Instant madeAt) implements ClaimEvent {

        public ProposalId proposalId() {
            return proposal.proposalId();
        }
    }

    /** One party accepted; it takes both. */
    @Revision("1")
    record ProposalAccepted(ClaimId claimId, Subject subject, ProposalId proposalId, Party by, Instant acceptedAt)
            implements ClaimEvent {}

    @Revision("1")
    record ProposalDeclined(ClaimId claimId, Subject subject, ProposalId proposalId, Party by, Instant declinedAt)
            implements ClaimEvent {}

    @Revision("1")
    record ProposalExpired(ClaimId claimId, Subject subject, ProposalId proposalId, Automatic cause)
            implements ClaimEvent {}

    /** Both accepted: the dispute is to be settled as it says. */
    @Revision("1")
    record ProposalAgreed(ClaimId claimId, Subject subject, Proposal proposal, Instant agreedAt)
            implements ClaimEvent {}

    /** A verdict of so much money that it counts only once a second mediator has confirmed it. */
    @Revision("1")
    record VerdictProposed(ClaimId claimId, Subject subject, Verdict verdict, Instant proposedAt)
            implements ClaimEvent {}

    /**
     * @param confirmedBy the second mediator; absent where one was enough
     * @param appealUntil end of the time to appeal, exclusive; absent where there is no appeal
     * @param review absent for the first verdict
     */
    @Revision("1")
    record VerdictIssued(
            ClaimId claimId,
            Subject subject,
            Verdict verdict,
            @Nullable PersonId confirmedBy,
            Instant issuedAt,
            @Nullable Instant appealUntil,
            @Nullable Review review)
            implements ClaimEvent {}

    /**
     * @param mediatorId who had it; absent where it waited for somebody
     * @param nextDue the target of whoever has it then
     */
    @Revision("1")
    record VerdictOverdue(
            ClaimId claimId, Subject subject, @Nullable PersonId mediatorId, Automatic cause, Instant nextDue)
            implements ClaimEvent {}

    /**
     * The parties had agreed, or the buyer withdrawn, before the dispute heard of the verdict: it counts for nothing. Or it was
     * not carried out and cannot be any more, because the order was called off or a bank took the money. Or the return that it
     * ordered has failed: a later claim decides anew.
     */
    @Revision("1")
    record VerdictSetAside(ClaimId claimId, Subject subject, ClosingReason because, Instant at) implements ClaimEvent {}

    /** @param decideBy target of the second look, exclusive; it decides the appeals of both */
    @Revision("1")
    record AppealFiled(ClaimId claimId, Subject subject, Appeal appeal, Instant decideBy) implements ClaimEvent {}

    @Revision("1")
    record ClaimClosed(ClaimId claimId, Subject subject, ClosingReason why, Instant closedAt) implements ClaimEvent {}
}
