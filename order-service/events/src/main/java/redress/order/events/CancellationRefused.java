package redress.order.events;

import java.time.Instant;

/**
 * The seller refused to cancel: the order goes on, and a later dispute stays possible (R6).
 *
 * @param orderId the order; also the partition key of the message
 * @param refusedAt when the seller refused, UTC
 */
public record CancellationRefused(String orderId, Instant refusedAt) implements OrderNews {}
