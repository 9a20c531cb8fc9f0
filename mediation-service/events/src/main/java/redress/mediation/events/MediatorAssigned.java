package redress.mediation.events;

import java.time.Instant;

/**
 * A mediator took the claim or was given it (R31).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param mediatorId the mediator, a pseudonymous subject
 * @param assignedAt when it was assigned, UTC
 */
public record MediatorAssigned(String claimId, String disputeId, String orderId, String mediatorId, Instant assignedAt)
        implements MediationNews {}
