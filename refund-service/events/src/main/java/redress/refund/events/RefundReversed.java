package redress.refund.events;

import java.time.Instant;

/**
 * The bank sent back money that was made before (R56). It is tried anew under the same cause and the same refund.
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param amount what came back: the whole refund
 * @param reason coded reason, as the provider gave it
 * @param reversedAt when we learned of it, UTC
 */
public record RefundReversed(String refundId, String orderId, Money amount, String reason, Instant reversedAt)
        implements RefundNews {}
