package redress.dispute.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dispute was handed to case management (R24, R25); exactly one claim per dispute and round follows (R30).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param round 1 for the first claim of the dispute, then counting up
 * @param trigger why: the buyer asked, the resolution window ended, the seller was silent, or the return is
 *     contested: {@code BUYER}, {@code TIMEOUT}, {@code SILENCE}, {@code RETURN}
 * @param buyerId the buyer, a pseudonymous subject
 * @param sellerId the seller, a pseudonymous subject
 * @param reason coded reason of the dispute (R12), for example WRONG_VARIANT; the list is policy and may grow
 * @param kind what is asked for or agreed: money alone, or money after the goods travelled back (R11): {@code
 *     REFUND_ONLY}, {@code RETURN_AND_REFUND}
 * @param lines the disputed lines
 * @param asked what the buyer asks for
 * @param destinationCountry where the goods went, ISO 3166-1 alpha-2; policies may differ by it (R60)
 * @param category of the disputed lines, where they share one; policies may differ by it (R60)
 * @param escalatedAt when it was escalated, UTC
 */
public record ClaimEscalated(
        String disputeId,
        String orderId,
        int round,
        String trigger,
        String buyerId,
        String sellerId,
        String reason,
        String kind,
        List<DisputedLine> lines,
        Money asked,
        @Nullable String destinationCountry,
        @Nullable String category,
        Instant escalatedAt)
        implements DisputeNews {

    public ClaimEscalated {
        lines = List.copyOf(lines);
    }
}
