package redress.mediation.domain;

/** Why a claim is over (R32). */
public enum ClosingReason {
    /** It was decided. */
    VERDICT,
    /** A second look decided it, and finally (R35). */
    APPEAL,
    /** Both parties accepted the mediator's proposal. */
    PROPOSAL,
    /** The parties agreed between themselves. */
    SETTLED,
    /** The buyer withdrew the dispute. */
    WITHDRAWN,
    /** The order was cancelled, its delivery guarantee paid (R58), or a claim about a return took its place (R42). */
    SUPERSEDED,
    /** The buyer's bank took the money back (R57). */
    SETTLED_EXTERNALLY,
    /** The dispute ended in a way that leaves nothing to decide. */
    DISPUTE_CLOSED;

    /** Whether it was so before a verdict took hold: then that verdict counts for nothing. */
    boolean comesBeforeVerdicts() {
        return this == SETTLED || this == WITHDRAWN;
    }

    /** Whether it leaves nothing to look at a second time. */
    boolean endsAppeals() {
        return this == SUPERSEDED || this == SETTLED_EXTERNALLY;
    }
}
