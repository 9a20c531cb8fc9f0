package redress.dispute.domain;

/** What is asked for: money alone, or money after the goods travelled back (R11). */
public enum Kind {
    /** Money alone; the goods stay. */
    REFUND_ONLY,
    /** Money once the goods are back. */
    RETURN_AND_REFUND
}
