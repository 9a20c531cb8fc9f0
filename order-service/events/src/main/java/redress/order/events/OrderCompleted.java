package redress.order.events;

import java.time.Instant;

/**
 * The dispute window closed without an open dispute: the order is final (R8).
 *
 * @param orderId the order; also the partition key of the message
 * @param completedAt when it was completed, UTC
 */
public record OrderCompleted(String orderId, Instant completedAt) implements OrderNews {}
