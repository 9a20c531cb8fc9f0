package redress.order.domain;

/**
 * What the seller promised about sending a line back, as it was when the order was placed (R1).
 *
 * @param returnsOffered whether the seller takes it back without a fault
 * @param freeReturn whether the seller pays the way back
 * @param days days of 24 hours after delivery in which a return may be asked for
 */
public record ReturnRule(boolean returnsOffered, boolean freeReturn, int days) {}
