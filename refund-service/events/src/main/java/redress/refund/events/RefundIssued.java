package redress.refund.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider confirmed: the buyer's money is back, step 3 of 3, MADE. Exactly once per refund (R53).
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param disputeId the dispute that caused it; absent where none did
 * @param cause what caused it, as in RefundRequested (R52)
 * @param amount what was refunded
 * @param lines the amount split over the lines
 * @param issuedAt when the provider confirmed, UTC
 */
public record RefundIssued(
        String refundId,
        String orderId,
        @Nullable String disputeId,
        String cause,
        Money amount,
        List<LineAmount> lines,
        Instant issuedAt)
        implements RefundNews {

    public RefundIssued {
        lines = List.copyOf(lines);
    }
}
