package redress.dispute.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seller has the goods back, said or by silence; the refund is due (R42, R43). Where only a part was as it should be,
 * lines and amount say what is due now; the rest is decided by case management. There is at most one per return.
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param by whether the seller said so or let the window pass: {@code SELLER}, {@code SILENCE}
 * @param lines what is due now, per line; absent where everything came back and all that was settled is due
 * @param amount what is due now in all; absent where everything came back
 * @param acceptedAt when it was accepted, UTC
 */
public record ReturnAccepted(
        String returnId,
        String disputeId,
        String orderId,
        String by,
        @Nullable List<LineAmount> lines,
        @Nullable Money amount,
        Instant acceptedAt)
        implements DisputeNews {

    public ReturnAccepted {
        lines = lines == null ? null : List.copyOf(lines);
    }
}
