package redress.order.events;

/**
 * What the seller promised about sending a line back, as it was when the order was placed (R1).
 *
 * @param returnsOffered whether the seller takes the line back at all
 * @param freeReturn whether the seller pays the way back
 * @param days days after delivery in which a return may be asked for, days of 24 hours (R70)
 */
public record ReturnRule(boolean returnsOffered, boolean freeReturn, int days) {}
