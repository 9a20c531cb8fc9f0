package redress.order.events;

/**
 * Everything order-service tells the world, on topic {@value #TOPIC}, in the order in which it happened to the order.
 * The CloudEvents type of a record is {@code redress.order.}, its name and {@code .v1}; its JSON Schema, golden sample and
 * AsyncAPI entry are resources of this jar under {@code redress/order}.
 */
public sealed interface OrderNews
        permits OrderPlaced,
                OrderPaid,
                OrderShipped,
                OrderDelivered,
                ReceiptConfirmed,
                OrderCompleted,
                CancellationRequested,
                CancellationRefused,
                OrderCancelled,
                GuaranteeExtended,
                GuaranteeBreached,
                DeliveredAfterRefund {

    String TOPIC = "orders.v1";

    /** The order it is about: the key of the message, so that all news of one order stay in order. */
    String orderId();
}
