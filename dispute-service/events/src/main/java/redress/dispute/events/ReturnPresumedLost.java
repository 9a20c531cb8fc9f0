package redress.dispute.events;

import java.time.Instant;

/**
 * The parcel has been under way for so long that it is presumed lost; case management decides about the money (R42).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param rule the rule that decided (R60)
 * @param policyVersion version of the policy that was pinned when the dispute was opened (R60)
 * @param dueAt when it had been under way for too long: the business time of this event (R71), UTC
 * @param recordedAt when it was recorded; later than dueAt after an outage (R71), UTC
 */
public record ReturnPresumedLost(
        String returnId,
        String disputeId,
        String orderId,
        String rule,
        String policyVersion,
        Instant dueAt,
        Instant recordedAt)
        implements DisputeNews {}
