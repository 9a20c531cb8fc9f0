package redress.order.domain;

/** Who confirmed that the goods came (R2, R8). */
public sealed interface Confirmation {

    /** The buyer said so. */
    record ByBuyer() implements Confirmation {}

    /** Nobody said otherwise in time. */
    record Automatic(RuleEffect effect) implements Confirmation {}
}
