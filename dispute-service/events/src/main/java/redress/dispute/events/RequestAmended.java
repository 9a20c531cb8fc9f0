package redress.dispute.events;

import java.time.Instant;
import java.util.List;

/**
 * The buyer asks for something else than before (R22).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param kind what is asked for now: money alone, or money after the goods travelled back (R11): {@code REFUND_ONLY},
 *     {@code RETURN_AND_REFUND}
 * @param lines the disputed lines, the same as at the opening
 * @param asked what is asked for now in all
 * @param worseForSeller whether it is worse for the seller, whose window then starts again
 * @param respondBy end of the seller's window, exclusive, UTC
 * @param amendedAt when it was amended, UTC
 */
public record RequestAmended(
        String disputeId,
        String orderId,
        String kind,
        List<DisputedLine> lines,
        Money asked,
        boolean worseForSeller,
        Instant respondBy,
        Instant amendedAt)
        implements DisputeNews {

    public RequestAmended {
        lines = List.copyOf(lines);
    }
}
