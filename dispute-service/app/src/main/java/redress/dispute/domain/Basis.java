package redress.dispute.domain;

/** What a settlement rests on. */
public enum Basis {
    /** An offer that was accepted. */
    OFFER,
    /** The request, which the seller granted. */
    REQUEST,
    /** The request, because the seller let the time pass. */
    SILENCE,
    /** Both parties accepted the mediator's proposal (R32). */
    PROPOSAL,
    /** A verdict of case management. */
    VERDICT,
    /** More than the verdict gave, or something else than it, before it was carried out (R35). */
    APPEAL,
    /** The money comes because there is no order any more, and not from here (R58). */
    SUPERSEDED
}
