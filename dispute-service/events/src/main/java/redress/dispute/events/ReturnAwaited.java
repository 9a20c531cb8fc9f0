package redress.dispute.events;

import java.time.Instant;

/**
 * Goods are to travel back to the seller (R41).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param paidBy who pays the way back of the goods (R40): {@code BUYER}, {@code SELLER}, {@code PLATFORM}
 * @param rule the rule that made them pay (R40), for example return-cost-fault
 * @param policyVersion version of the policy that was pinned when the dispute was opened (R60)
 * @param shipBy until when the buyer must ship, exclusive (R41), UTC
 * @param awaitedAt when the return began, UTC
 */
public record ReturnAwaited(
        String returnId,
        String disputeId,
        String orderId,
        String paidBy,
        String rule,
        String policyVersion,
        Instant shipBy,
        Instant awaitedAt)
        implements DisputeNews {}
