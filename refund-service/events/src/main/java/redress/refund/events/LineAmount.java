package redress.refund.events;

/**
 * A share of an amount that falls on one line of the order; shipping is a line of its own, called {@code
 * shipping} (R50).
 *
 * @param lineId line of the order, or shipping
 * @param amount the share of this line
 */
public record LineAmount(String lineId, Money amount) {}
