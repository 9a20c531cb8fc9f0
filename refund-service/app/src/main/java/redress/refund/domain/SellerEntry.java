package redress.refund.domain;

/** What an entry of a seller's account is about. */
public enum SellerEntry {
    /** Money of an order was released to the seller (R4). */
    RELEASE,
    /** The platform makes good what an appeal found wrong (R35). */
    COMPENSATION,
    /** A refund of money that had been released (R14). */
    REFUND,
    /** Such a refund was not made after all, or the bank sent it back and it is not paid again. */
    REFUND_NOT_MADE,
    /** The buyer's bank took money that had been released (R57). */
    CHARGEBACK,
    /** It went to the seller's own account. */
    PAYOUT
}
