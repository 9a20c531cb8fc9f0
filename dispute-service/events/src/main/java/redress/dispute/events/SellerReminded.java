package redress.dispute.events;

import java.time.Instant;

/**
 * The seller has not responded yet and is reminded of it (R20).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param number which reminder it is, counted from 1 since the window began
 * @param respondBy end of the seller's window, exclusive, UTC
 * @param rule the rule that decided (R60)
 * @param policyVersion version of the policy that was pinned when the dispute was opened (R60)
 * @param dueAt when it was due: the business time of this event (R71), UTC
 * @param recordedAt when it was recorded; later than dueAt after an outage (R71), UTC
 */
public record SellerReminded(
        String disputeId,
        String orderId,
        int number,
        Instant respondBy,
        String rule,
        String policyVersion,
        Instant dueAt,
        Instant recordedAt)
        implements DisputeNews {}
