package redress.dispute.domain;

/** What follows when the seller lets the response window pass (R23). */
public enum Silence {
    /** The buyer may file a claim at once. */
    CLAIM_ALLOWED,
    /** Case management takes over at once. */
    ESCALATE,
    /** The request is granted as it was made. */
    ACCEPT
}
