package redress.dispute.events;

/**
 * A line of the order that is disputed, and how much of it (R11).
 *
 * @param lineId line of the order, or shipping
 * @param quantity units that are disputed, at least 1
 * @param amount what was paid for these units
 */
public record DisputedLine(String lineId, int quantity, Money amount) {}
