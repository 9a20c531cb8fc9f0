package redress.refund.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt failed at the payment provider; the step stays PROCESSING (R53, R54).
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param reason coded reason of the failure, as the provider gave it
 * @param attempt number of the attempt that failed, from 1
 * @param nextAttemptAt when it is tried again; absent where finance must act by hand (R54), UTC
 * @param failedAt when it failed, UTC
 */
public record RefundFailed(
        String refundId,
        String orderId,
        String reason,
        int attempt,
        @Nullable Instant nextAttemptAt,
        Instant failedAt) implements RefundNews {}
