package redress.mediation.domain;

/** What a mediator may ask a party for (R31). */
public enum InformationKind {
    PHOTO,
    VIDEO,
    PROOF_OF_DELIVERY,
    PROOF_OF_PURCHASE,
    CORRESPONDENCE,
    PRODUCT_DESCRIPTION,
    BANK_STATEMENT,
    EXPERT_OPINION,
    OTHER
}
