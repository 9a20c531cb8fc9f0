package redress.refund.events;

/**
 * Everything refund-service tells the world, on topic {@value #TOPIC}, in the order in which it happened to the order.
 * The CloudEvents type of a record is {@code redress.refund.}, its name and {@code .v1}; its JSON Schema, golden sample and
 * AsyncAPI entry are resources of this jar under {@code redress/refund}.
 */
public sealed interface RefundNews
        permits MoneyHeld,
                MoneyReleased,
                RefundRequested,
                RefundSubmitted,
                RefundFailed,
                RefundIssued,
                ChargebackOpened,
                ChargebackWon,
                ChargebackLost,
                CompensationPaid,
                RefundOverdue,
                RefundTraceOpened,
                RefundReversed,
                RefundSettledByHand {

    String TOPIC = "refunds.v1";

    /** The order it is about: the key of the message, so that all news of one order stay in order. */
    String orderId();
}
