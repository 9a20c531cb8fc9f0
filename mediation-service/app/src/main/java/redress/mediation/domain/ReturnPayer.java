package redress.mediation.domain;

/** Who pays the way back of the goods (R40). */
public enum ReturnPayer {
    BUYER,
    SELLER,
    PLATFORM
}
