package redress.mediation.domain;

/** What a mediator may ask a party for (R31). */
public enum InformationKind {
    /** A photo. */
    PHOTO,
    /** A video. */
    VIDEO,
    /** That it was delivered. */
    PROOF_OF_DELIVERY,
    /** Where and when it was bought. */
    PROOF_OF_PURCHASE,
    /** Letters, mails, chats. */
    CORRESPONDENCE,
    /** What was promised of it. */
    PRODUCT_DESCRIPTION,
    /** A statement of a bank. */
    BANK_STATEMENT,
    /** What somebody says who knows such goods. */
    EXPERT_OPINION,
    /** Anything else. */
    OTHER
}
