package redress.refund.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refund was approved: step 1 of 3, WAITING (R53). One cause makes at most one refund (R52).
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param disputeId the dispute that caused it; absent where none did
 * @param cause what caused it, unique per refund: the words settlement, return, cancellation, guarantee, appeal or rest, a colon, and an id (R52)
 * @param amount what is refunded
 * @param lines the amount split over the lines
 * @param funding whose money it is (R14), one part for each source; the parts sum to the amount
 * @param expectedFrom earliest expected arrival at the buyer (R55), UTC
 * @param expectedBy latest expected arrival at the buyer (R55), UTC
 * @param requestedAt when it was approved, UTC
 */
public record RefundRequested(
        String refundId,
        String orderId,
        @Nullable String disputeId,
        String cause,
        Money amount,
        List<LineAmount> lines,
        List<Funding> funding,
        Instant expectedFrom,
        Instant expectedBy,
        Instant requestedAt)
        implements RefundNews {

    public RefundRequested {
        lines = List.copyOf(lines);
        funding = List.copyOf(funding);
    }
}
