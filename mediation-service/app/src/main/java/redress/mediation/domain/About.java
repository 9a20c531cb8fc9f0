package redress.mediation.domain;

/** What a claim is about. */
public enum About {
    /** What the buyer asked for when the dispute was opened. */
    DISPUTE,
    /** A parcel on its way back that was lost, or that the seller contests (R42). */
    RETURN
}
