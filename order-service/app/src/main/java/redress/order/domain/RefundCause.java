package redress.order.domain;

/** Why money of the order went back, as far as the order cares. */
public sealed interface RefundCause {

    /** A dispute ended so. */
    record Disputed(DisputeId disputeId) implements RefundCause {}

    /** No dispute: the order was cancelled, or the delivery guarantee was breached. */
    record Undisputed() implements RefundCause {}
}
