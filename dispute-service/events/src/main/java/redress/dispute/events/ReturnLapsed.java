package redress.dispute.events;

import java.time.Instant;

/**
 * The buyer did not send the goods in time; the money stays with the seller (R41).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param lapsedAt when the return lapsed, UTC
 */
public record ReturnLapsed(String returnId, String disputeId, String orderId, Instant lapsedAt)
        implements DisputeNews {}
