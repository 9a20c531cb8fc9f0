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

    /**
     * Whether a verdict before it counts for nothing, and nobody looks at it a second time: the parties had ended the dispute
     * before it heard of the verdict, or there is no money left that the verdict could move.
     */
    boolean endsVerdicts() {
        return switch (this) {
            case SETTLED, WITHDRAWN, SUPERSEDED, SETTLED_EXTERNALLY -> true;
            case VERDICT, APPEAL, PROPOSAL, DISPUTE_CLOSED -> false;
        };
    }
}
