package redress.dispute.events;

import java.time.Instant;

/**
 * A party is reminded that a window of a return is about to end: the buyer's to ship (R41) or the seller's to inspect (R42).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param step what there is to do: {@code SHIP} by the buyer, {@code INSPECT} by the seller
 * @param dueAt when the reminder was due: the business time of this event (R71), UTC
 * @param recordedAt when it was recorded; later than dueAt after an outage (R71), UTC
 */
public record ReturnReminded(
        String returnId, String disputeId, String orderId, String step, Instant dueAt, Instant recordedAt)
        implements DisputeNews {}
