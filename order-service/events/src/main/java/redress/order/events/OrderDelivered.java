package redress.order.events;

import java.time.Instant;

/**
 * The carrier says the parcel was delivered, or the buyer where no carrier does (R2).
 *
 * @param orderId the order; also the partition key of the message
 * @param deliveredAt when it was delivered, UTC
 */
public record OrderDelivered(String orderId, Instant deliveredAt) implements OrderNews {}
