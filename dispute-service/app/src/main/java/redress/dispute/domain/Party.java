package redress.dispute.domain;

/** The two who disagree. */
public enum Party {
    BUYER,
    SELLER
}
