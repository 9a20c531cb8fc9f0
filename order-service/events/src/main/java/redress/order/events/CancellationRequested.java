package redress.order.events;

import java.time.Instant;

/**
 * The buyer of a paid order that is not shipped asks to cancel it; the seller approves or refuses, and nothing is
 * refunded yet (R6).
 *
 * @param orderId the order; also the partition key of the message
 * @param askedAt when the buyer asked, UTC
 */
public record CancellationRequested(String orderId, Instant askedAt) implements OrderNews {}
