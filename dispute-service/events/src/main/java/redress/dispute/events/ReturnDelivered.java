package redress.dispute.events;

import java.time.Instant;

/**
 * The goods reached the seller, who may now inspect them (R42).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param inspectBy until when the seller may object, exclusive; silence is acceptance (R42), UTC
 * @param deliveredAt when the goods arrived, UTC
 */
public record ReturnDelivered(String returnId, String disputeId, String orderId, Instant inspectBy, Instant deliveredAt)
        implements DisputeNews {}
