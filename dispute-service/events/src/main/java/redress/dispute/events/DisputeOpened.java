package redress.dispute.events;

import java.time.Instant;
import java.util.List;

/**
 * A buyer disagrees with a seller about lines of one order (R10, R11); the disputed money is to be frozen (R14).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param buyerId the buyer, a pseudonymous subject
 * @param sellerId the seller, a pseudonymous subject
 * @param reason coded reason of the dispute (R12), for example WRONG_VARIANT; the list is policy and may grow
 * @param kind what is asked for or agreed: money alone, or money after the goods travelled back (R11): {@code
 *     REFUND_ONLY}, {@code RETURN_AND_REFUND}
 * @param lines the disputed lines
 * @param asked what the buyer asks for
 * @param respondBy end of the seller's window, exclusive (R20), UTC
 * @param resolveBy when the dispute escalates by itself if nothing settled it (R25), UTC
 * @param policyVersion version of the policy that was pinned when the dispute was opened (R60)
 * @param openedAt when it was opened, UTC
 */
public record DisputeOpened(
        String disputeId,
        String orderId,
        String buyerId,
        String sellerId,
        String reason,
        String kind,
        List<DisputedLine> lines,
        Money asked,
        Instant respondBy,
        Instant resolveBy,
        String policyVersion,
        Instant openedAt)
        implements DisputeNews {

    public DisputeOpened {
        lines = List.copyOf(lines);
    }
}
