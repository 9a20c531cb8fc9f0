package redress.refund.events;

import java.time.Instant;

/**
 * The seller won the appeal after the buyer was paid: the platform pays the seller, nobody is debited (R35). Once per
 * dispute.
 *
 * @param orderId the order; also the partition key of the message
 * @param disputeId the dispute whose appeal it was
 * @param sellerId the seller
 * @param amount what the seller got from the platform
 * @param paidAt when it was paid, UTC
 */
public record CompensationPaid(String orderId, String disputeId, String sellerId, Money amount, Instant paidAt)
        implements RefundNews {}
