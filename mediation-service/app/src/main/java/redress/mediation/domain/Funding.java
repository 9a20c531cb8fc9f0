package redress.mediation.domain;

/** Whose money it is in the end (R33). */
public enum Funding {
    /** The seller's. */
    SELLER,
    /** The platform's. */
    PLATFORM,
    /** Half of each. */
    SPLIT
}
