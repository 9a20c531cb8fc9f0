package redress.refund.events;

import java.time.Instant;

/**
 * Finance paid what the provider would not (R54); RefundIssued follows, unless it was issued before.
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param by who of finance did it, a pseudonymous subject
 * @param reference reference of the payment that was made by hand
 * @param settledAt when it was settled, UTC
 */
public record RefundSettledByHand(String refundId, String orderId, String by, String reference, Instant settledAt)
        implements RefundNews {}
