package redress.order.events;

import java.time.Instant;

/**
 * The whole order is paid (R2); the money is held (R4). Payment data never enters an event (R3).
 *
 * @param orderId the order; also the partition key of the message
 * @param paymentReference opaque reference of the payment at the payment provider (R3)
 * @param methodKind kind of the payment method; a refund goes to the same one (R3): {@code CARD}, {@code
 *     BOLETO}, {@code VOUCHER}, {@code DEBIT}, {@code WALLET}, {@code BANK_TRANSFER}
 * @param amount what was paid: the total of the order
 * @param paidAt when it was paid, UTC
 */
public record OrderPaid(String orderId, String paymentReference, String methodKind, Money amount, Instant paidAt)
        implements OrderNews {}
