package redress.dispute.domain;

/** Everything this service stores. */
public sealed interface StoredEvent permits OrderEvent, DisputeEvent, ReturnEvent {

    /** All news of one order stay in order. */
    OrderId orderId();
}
