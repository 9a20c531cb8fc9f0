package redress.refund.events;

import java.time.Instant;

/**
 * The bank took the money (R57): it counts as charged back, and disputes on the order are settled externally.
 *
 * @param chargebackId the chargeback, one per order and reference of the bank
 * @param orderId the order; also the partition key of the message
 * @param amount what the bank took
 * @param lostAt when it was decided, UTC
 */
public record ChargebackLost(String chargebackId, String orderId, Money amount, Instant lostAt) implements RefundNews {}
