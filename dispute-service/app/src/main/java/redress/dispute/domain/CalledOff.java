package redress.dispute.domain;

/** How an order ended before its time; the whole of it is refunded (R5, R6, R7). */
public enum CalledOff {
    CANCELLED,
    GUARANTEE_BREACHED
}
