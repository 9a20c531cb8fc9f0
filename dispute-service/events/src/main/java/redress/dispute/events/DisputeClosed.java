package redress.dispute.events;

import java.time.Instant;

/**
 * The dispute is over: its lines are free again, what is still frozen of its money is to be released (R4, R14).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param how how it ended: {@code REFUNDED}, {@code WITHDRAWN}, {@code NO_REFUND}, {@code RETURN_LAPSED}; or there is no
 *     order any more {@code SUPERSEDED} (R58), or the bank took the money back {@code SETTLED_EXTERNALLY} (R57)
 * @param closedAt when it was closed, UTC
 */
public record DisputeClosed(String disputeId, String orderId, String how, Instant closedAt) implements DisputeNews {}
