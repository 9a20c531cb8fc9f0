package redress.dispute.events;

import java.time.Instant;

/**
 * The buyer sent the goods back (R41).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param carrier the carrier
 * @param trackingNumber the carrier's tracking number
 * @param shippedAt when the goods were shipped, UTC
 */
public record ReturnShipped(
        String returnId, String disputeId, String orderId, String carrier, String trackingNumber, Instant shippedAt)
        implements DisputeNews {}
