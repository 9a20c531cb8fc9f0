package redress.order.domain;

/** Why an order is cancelled by somebody who needs nobody's approval for it (R6). Coded: words of people are not kept here. */
public enum CancellationReason {
    OUT_OF_STOCK,
    PRICE_WRONG,
    CANNOT_SHIP_THERE,
    BUYER_ASKED,
    CHANGED_MIND,
    SELLER_UNREACHABLE,
    FRAUD_SUSPECTED,
    OTHER
}
