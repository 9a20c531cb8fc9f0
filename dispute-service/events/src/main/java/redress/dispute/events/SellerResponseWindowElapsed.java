package redress.dispute.events;

import java.time.Instant;

/**
 * The seller said nothing inside the window (R23); the policy names what follows.
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param consequence what follows by policy: the buyer may file a claim, a claim is filed now, or the request
 *     is granted (R23): {@code CLAIM_ALLOWED}, {@code ESCALATE}, {@code ACCEPT}
 * @param rule the rule that decided (R60)
 * @param policyVersion version of the policy that was pinned when the dispute was opened (R60)
 * @param dueAt end of the window: the business time of this event (R71), UTC
 * @param recordedAt when it was recorded; later than dueAt after an outage (R71), UTC
 */
public record SellerResponseWindowElapsed(
        String disputeId,
        String orderId,
        String consequence,
        String rule,
        String policyVersion,
        Instant dueAt,
        Instant recordedAt)
        implements DisputeNews {}
