package redress.dispute.domain;

/** Whose money the refund is in the end (R33). */
public enum Funder {
    /** The seller's. */
    SELLER,
    /** The platform's. */
    PLATFORM,
    /** Half of each. */
    SPLIT
}
