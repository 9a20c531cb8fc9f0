package redress.dispute.domain;

/** What there is to do with a return, and by whom. */
public enum ReturnStep {
    /** by the buyer (R41) */
    SHIP,
    /** by the seller (R42) */
    INSPECT
}
