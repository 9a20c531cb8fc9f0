package redress.dispute.domain;

/** Why a dispute came to case management. */
public enum Trigger {
    BUYER,
    TIMEOUT,
    SILENCE,
    RETURN
}
