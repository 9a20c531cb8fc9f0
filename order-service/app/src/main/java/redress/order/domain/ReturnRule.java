package redress.order.domain;

/**
 * What the seller promised about sending a line back, as it was when the order was placed (R1).
 *
 * @param days days of 24 hours after delivery in which a return may be asked for
 */
public record ReturnRule(boolean returnsOffered, boolean freeReturn, int days) {}
