package redress.dispute.events;

/**
 * Everything dispute-service tells the world, on topic {@value #TOPIC}, in the order in which it happened to the order.
 * The CloudEvents type of a record is {@code redress.dispute.}, its name and {@code .v1}; its JSON Schema, golden sample and
 * AsyncAPI entry are resources of this jar under {@code redress/dispute}.
 */
public sealed interface DisputeNews
        permits DisputeOpened,
                SellerResponded,
                SellerResponseWindowElapsed,
                OfferMade,
                DisputeSettled,
                DisputeWithdrawn,
                ClaimEscalated,
                DisputeClosed,
                SellerReminded,
                RequestAmended,
                EvidenceAdded,
                MessageSent,
                DisputeReopened,
                DisputeHeld,
                DisputeResumed,
                CompensationAwarded,
                ReturnAwaited,
                ReturnReminded,
                ReturnExtended,
                ReturnShipped,
                ReturnDelivered,
                ReturnAccepted,
                ReturnContested,
                ReturnPresumedLost,
                ReturnLapsed {

    String TOPIC = "disputes.v1";

    /** The order it is about: the key of the message, so that all news of one order stay in order. */
    String orderId();
}
