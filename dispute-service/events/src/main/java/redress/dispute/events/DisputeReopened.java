package redress.dispute.events;

import java.time.Instant;
import java.util.List;

/**
 * The buyer took the withdrawn dispute up again (R27): its money is to be frozen again, the seller has a window
 * again.
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param lines the disputed lines with what is still refundable for them: to be frozen
 * @param asked what is asked for in all
 * @param respondBy end of the seller's new window, exclusive, UTC
 * @param resolveBy when case management takes over if nothing is agreed (R25), UTC
 * @param reopenedAt when it was reopened, UTC
 */
public record DisputeReopened(
        String disputeId,
        String orderId,
        List<DisputedLine> lines,
        Money asked,
        Instant respondBy,
        Instant resolveBy,
        Instant reopenedAt)
        implements DisputeNews {

    public DisputeReopened {
        lines = List.copyOf(lines);
    }
}
