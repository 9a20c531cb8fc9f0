package redress.refund.domain;

/** What a settlement rests on, as dispute-service says it. */
public enum SettlementBasis {
    OFFER,
    REQUEST,
    SILENCE,
    PROPOSAL,
    VERDICT,
    /** Additional to what was settled before (R35). */
    APPEAL,
    /** Overtaken by a cancellation or the delivery guarantee, which bring the money themselves (R58). */
    SUPERSEDED
}
