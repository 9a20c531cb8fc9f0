package redress.dispute.events;

import java.time.Instant;

/**
 * The buyer took the dispute back, knowing what it means (R27).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param withdrawnAt when it was withdrawn, UTC
 */
public record DisputeWithdrawn(String disputeId, String orderId, Instant withdrawnAt) implements DisputeNews {}
