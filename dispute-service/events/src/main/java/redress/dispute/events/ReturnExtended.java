package redress.dispute.events;

import java.time.Instant;

/**
 * The buyer has longer to send the goods: the seller agreed to it or customer support granted it (R41).
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param shipBy until when the buyer must ship now, exclusive, UTC
 * @param by who extended it: {@code SELLER}, {@code SUPPORT}
 * @param extendedAt when it was extended, UTC
 */
public record ReturnExtended(
        String returnId, String disputeId, String orderId, Instant shipBy, String by, Instant extendedAt)
        implements DisputeNews {}
