package redress.mediation.domain;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What can happen to a claim. Due instants are kept as they were decided. */
public sealed interface ClaimEvent extends StoredEvent {

    ClaimId claimId();

    /** The dispute and the order that it is about. */
    Subject subject();

    /** @param verdictDue target of the verdict, exclusive; overdue is told, never decided by itself (R34) */
    @Revision("1")
    record ClaimOpened(ClaimId claimId, Complaint complaint, PolicyVersion policy, Instant verdictDue, Instant openedAt)
            implements ClaimEvent {

        @Override
        public Subject subject() {
            return new Subject(complaint.disputeId(), complaint.orderId());
        }
    }

    /** @param assignedBy the mediator, who took it, or somebody of support */
    @Revision("1")
    record MediatorAssigned(
            ClaimId claimId, Subject subject, PersonId mediatorId, PersonId assignedBy, Instant assignedAt)
            implements ClaimEvent {}

    /** A verdict of so much money that it counts only once a second mediator has confirmed it. */
    @Revision("1")
    record VerdictProposed(ClaimId claimId, Subject subject, Verdict verdict, Instant proposedAt)
            implements ClaimEvent {}

    /** @param confirmedBy the second mediator; absent where one was enough */
    @Revision("1")
    record VerdictIssued(
            ClaimId claimId,
            Subject subject,
            Verdict verdict,
            @Nullable PersonId confirmedBy,
            Instant issuedAt) implements ClaimEvent {}

    @Revision("1")
    record ClaimClosed(ClaimId claimId, Subject subject, ClosingReason why, Instant closedAt) implements ClaimEvent {}
}
