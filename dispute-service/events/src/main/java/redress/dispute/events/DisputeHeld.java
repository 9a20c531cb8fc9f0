package redress.dispute.events;

import java.time.Instant;

/**
 * Nothing moves in the dispute until somebody outside has decided (R57).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param because what it waits for: {@code CHARGEBACK}
 * @param heldAt when it was put on hold, UTC
 */
public record DisputeHeld(String disputeId, String orderId, String because, Instant heldAt) implements DisputeNews {}
