package redress.order.domain;

/** The kind of the payment method, all that is ever known of it here (R3). */
public enum MethodKind {
    CARD,
    BOLETO,
    VOUCHER,
    DEBIT,
    WALLET,
    BANK_TRANSFER
}
