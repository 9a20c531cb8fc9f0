package redress.mediation.events;

import java.time.Instant;

/**
 * The buyer completed the complaint (R30). What was written and shown is in no event.
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param completedAt when it was completed, UTC
 */
public record ComplaintCompleted(String claimId, String disputeId, String orderId, Instant completedAt)
        implements MediationNews {}
