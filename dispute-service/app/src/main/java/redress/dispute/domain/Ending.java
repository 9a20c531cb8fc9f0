package redress.dispute.domain;

import redress.dispute.domain.OrderEvent.Afterwards;

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
    SETTLED_EXTERNALLY;

    /**
     * What may follow on its lines.
     *
     * @param decided whether case management has given a verdict
     */
    Afterwards afterwards(boolean decided) {
        if (decided) return Afterwards.DECIDED;
        return switch (this) {
            case WITHDRAWN, RETURN_LAPSED -> Afterwards.OPEN;
            case REFUNDED, NO_REFUND, SUPERSEDED, SETTLED_EXTERNALLY -> Afterwards.SETTLED;
        };
    }

    /** Whether an appeal can still change who has the money (R35). */
    boolean appealable() {
        return switch (this) {
            case REFUNDED, NO_REFUND, RETURN_LAPSED -> true;
            case WITHDRAWN, SUPERSEDED, SETTLED_EXTERNALLY -> false;
        };
    }
}
