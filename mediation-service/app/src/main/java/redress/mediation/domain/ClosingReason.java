package redress.mediation.domain;

/** Why a claim is over (R32). */
public enum ClosingReason {
    /** It was decided. */
    VERDICT,
    /** The parties agreed between themselves. */
    SETTLED,
    /** The buyer withdrew the dispute. */
    WITHDRAWN
}
