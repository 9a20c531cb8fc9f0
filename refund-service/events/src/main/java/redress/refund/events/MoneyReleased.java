package redress.refund.events;

import java.time.Instant;

/**
 * Money left escrow for the seller (R4).
 *
 * @param orderId the order; also the partition key of the message
 * @param amount what was released this time
 * @param releasedAt when it was released, UTC
 */
public record MoneyReleased(String orderId, Money amount, Instant releasedAt) implements RefundNews {}
