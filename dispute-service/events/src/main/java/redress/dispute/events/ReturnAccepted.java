package redress.dispute.events;

import java.time.Instant;

/**
 * The seller has the goods back, said or by silence; the refund is due (R42, R43).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param by whether the seller said so or let the window pass: {@code SELLER}, {@code SILENCE}
 * @param acceptedAt when it was accepted, UTC
 */
public record ReturnAccepted(String returnId, String disputeId, String orderId, String by, Instant acceptedAt)
        implements DisputeNews {}
