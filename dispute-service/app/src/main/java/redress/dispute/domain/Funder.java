package redress.dispute.domain;

/** Whose money the refund is in the end (R33). */
public enum Funder {
    SELLER,
    PLATFORM,
    SPLIT
}
