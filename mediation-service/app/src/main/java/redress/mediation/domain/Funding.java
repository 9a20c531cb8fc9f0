package redress.mediation.domain;

/** Whose money it is in the end (R33). */
public enum Funding {
    SELLER,
    PLATFORM,
    SPLIT
}
