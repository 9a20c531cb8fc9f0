package redress.refund.events;

import java.time.Instant;

/**
 * The buyer's bank asks for the money back outside this system (R57): nothing of the order is released or refunded
 * meanwhile.
 *
 * @param chargebackId the chargeback, one per order and reference of the bank
 * @param orderId the order; also the partition key of the message
 * @param amount what the bank asks for
 * @param openedAt when the bank opened it, UTC
 */
public record ChargebackOpened(String chargebackId, String orderId, Money amount, Instant openedAt)
        implements RefundNews {}
