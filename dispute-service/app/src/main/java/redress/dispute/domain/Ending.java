package redress.dispute.domain;

/** How a dispute ended. */
public enum Ending {
    /** The buyer has the money. */
    REFUNDED,
    /** The buyer withdrew it. */
    WITHDRAWN,
    /** Case management gave nothing. */
    NO_REFUND,
    /** The goods were not sent back in time. */
    RETURN_LAPSED,
    /** The order was cancelled or its delivery guarantee broken (R58). */
    SUPERSEDED,
    /** The buyer's bank took the money back (R57). */
    SETTLED_EXTERNALLY
}
