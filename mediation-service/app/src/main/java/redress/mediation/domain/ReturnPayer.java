package redress.mediation.domain;

/** Who pays the way back of the goods (R40). */
public enum ReturnPayer {
    /** The buyer. */
    BUYER,
    /** The seller. */
    SELLER,
    /** The platform. */
    PLATFORM
}
