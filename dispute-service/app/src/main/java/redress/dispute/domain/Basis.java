package redress.dispute.domain;

/** What a settlement rests on. */
public enum Basis {
    OFFER,
    REQUEST,
    SILENCE,
    VERDICT
}
