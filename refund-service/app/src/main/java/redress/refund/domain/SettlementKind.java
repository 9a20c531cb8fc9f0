package redress.refund.domain;

/** Whether the goods travel back before the money does (R43). */
public enum SettlementKind {
    REFUND_ONLY,
    RETURN_AND_REFUND
}
