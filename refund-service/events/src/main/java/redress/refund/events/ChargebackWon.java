package redress.refund.events;

import java.time.Instant;

/**
 * The bank found against the buyer (R57): the money stays, and what was on hold goes on.
 *
 * @param chargebackId the chargeback, one per order and reference of the bank
 * @param orderId the order; also the partition key of the message
 * @param wonAt when it was decided, UTC
 */
public record ChargebackWon(String chargebackId, String orderId, Instant wonAt) implements RefundNews {}
