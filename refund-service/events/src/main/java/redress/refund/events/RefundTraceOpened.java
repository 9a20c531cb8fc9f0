package redress.refund.events;

import java.time.Instant;

/**
 * The buyer showed a bank statement without the money: finance traces where it went (R55).
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param openedAt when the trace was opened, UTC
 */
public record RefundTraceOpened(String refundId, String orderId, Instant openedAt) implements RefundNews {}
