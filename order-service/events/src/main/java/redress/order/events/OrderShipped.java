package redress.order.events;

import java.time.Instant;

/**
 * The seller handed the parcel to a carrier (R2); from now a dispute may be opened (R10).
 *
 * @param orderId the order; also the partition key of the message
 * @param carrier the carrier
 * @param trackingNumber the carrier's tracking number
 * @param shippedAt when it was shipped, UTC
 */
public record OrderShipped(String orderId, String carrier, String trackingNumber, Instant shippedAt)
        implements OrderNews {}
