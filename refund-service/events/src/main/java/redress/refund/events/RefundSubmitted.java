package redress.refund.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The refund was sent to the payment provider: step 2 of 3, PROCESSING (R53).
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param providerReference the provider's reference, as soon as it is known
 * @param submittedAt when it was sent, UTC
 */
public record RefundSubmitted(
        String refundId, String orderId, @Nullable String providerReference, Instant submittedAt)
        implements RefundNews {}
