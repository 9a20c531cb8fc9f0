package redress.dispute.domain;

/** How a dispute ended. */
public enum Ending {
    REFUNDED,
    WITHDRAWN,
    NO_REFUND,
    RETURN_LAPSED
}
