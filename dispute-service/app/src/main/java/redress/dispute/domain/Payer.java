package redress.dispute.domain;

/** Who pays for the goods' way back (R40). */
public enum Payer {
    BUYER,
    SELLER,
    PLATFORM
}
