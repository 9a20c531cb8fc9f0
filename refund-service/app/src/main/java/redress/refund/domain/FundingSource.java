package redress.refund.domain;

/** Whose money goes back (R14). */
public enum FundingSource {
    /** The order's own money, still held. */
    ESCROW,
    /** The order's money was already released: the seller gives it back. */
    SELLER_BALANCE,
    /** The platform pays: a verdict says so, or nothing else is left. */
    PLATFORM_GUARANTEE
}
