package redress.dispute.domain;

/** Who pays for the goods' way back (R40). */
public enum Payer {
    /** The buyer. */
    BUYER,
    /** The seller. */
    SELLER,
    /** The platform. */
    PLATFORM
}
