package redress.refund.events;

import java.time.Instant;

/**
 * The order's money is in escrow (R4, R50).
 *
 * @param orderId the order; also the partition key of the message
 * @param amount what is held
 * @param heldAt when it was held, UTC
 */
public record MoneyHeld(String orderId, Money amount, Instant heldAt) implements RefundNews {}
