package redress.mediation.domain;

/** What a verdict gives the buyer (R33). */
public enum Outcome {
    /** All that was paid for the disputed lines. */
    FULL_REFUND,
    /** A part of it; the goods stay where they are. */
    PARTIAL_REFUND,
    /** All or a part of it, once the goods are back. */
    RETURN_AND_REFUND,
    /** Nothing: the seller is right. */
    NO_REFUND
}
