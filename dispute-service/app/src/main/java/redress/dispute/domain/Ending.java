package redress.dispute.domain;

/** How a dispute ended. */
public enum Ending {
    REFUNDED,
    WITHDRAWN,
    NO_REFUND,
    RETURN_LAPSED,
    /** The order was cancelled or its delivery guarantee broken (R58). */
    SUPERSEDED,
    /** The buyer's bank took the money back (R57). */
    SETTLED_EXTERNALLY
}
