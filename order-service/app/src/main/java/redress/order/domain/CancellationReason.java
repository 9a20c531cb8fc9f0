package redress.order.domain;

/** Why an order is cancelled by somebody who needs nobody's approval for it (R6). Coded: words of people are not kept here. */
public enum CancellationReason {
    /** The seller has none left. */
    OUT_OF_STOCK,
    /** The price was a mistake. */
    PRICE_WRONG,
    /** The seller cannot send it to that place. */
    CANNOT_SHIP_THERE,
    /** The buyer asked the seller for it elsewhere. */
    BUYER_ASKED,
    /** The buyer no longer wants it, and has not paid. */
    CHANGED_MIND,
    /** Nobody can reach the seller. */
    SELLER_UNREACHABLE,
    /** It looks like fraud. */
    FRAUD_SUSPECTED,
    /** Something else. */
    OTHER
}
