package redress.dispute.domain;

/** By which rule an amount is suggested to the buyer (R12). */
public enum Suggested {
    /** All of what is disputed. */
    FULL,
    /** As bad as the defect is. */
    BY_DEFECT,
    /** What was paid for shipping. */
    SHIPPING_PRICE,
    /** What the shipping that was paid for cost more than the one that was used. */
    SHIPPING_DIFFERENCE,
    /** All of what was paid for the units that are missing, which are the ones to name. */
    MISSING_UNITS,
    /** Nothing can be said beforehand. */
    NONE
}
