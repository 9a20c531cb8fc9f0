package redress.order.domain;

/** The kind of the payment method, all that is ever known of it here (R3). */
public enum MethodKind {
    /** Credit card. */
    CARD,
    /** Bank slip. */
    BOLETO,
    /** Voucher. */
    VOUCHER,
    /** Debit card. */
    DEBIT,
    /** Electronic wallet. */
    WALLET,
    /** Transfer from a bank account. */
    BANK_TRANSFER
}
