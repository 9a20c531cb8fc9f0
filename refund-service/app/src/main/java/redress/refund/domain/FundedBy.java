package redress.refund.domain;

/** Who a settlement or verdict says shall pay. */
public enum FundedBy {
    SELLER,
    PLATFORM,
    /** Both; the platform's share is policy. */
    SPLIT
}
