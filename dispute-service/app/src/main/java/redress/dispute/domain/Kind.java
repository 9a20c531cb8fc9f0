package redress.dispute.domain;

/** What is asked for: money alone, or money after the goods travelled back (R11). */
public enum Kind {
    REFUND_ONLY,
    RETURN_AND_REFUND
}
