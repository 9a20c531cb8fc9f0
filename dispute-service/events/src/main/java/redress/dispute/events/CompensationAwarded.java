package redress.dispute.events;

import java.time.Instant;
import java.util.List;

/**
 * The seller won on appeal what the buyer has already: the platform pays the seller, nobody is debited (R35).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param sellerId the seller, a pseudonymous subject
 * @param lines the amount split over the lines
 * @param amount what of the buyer's refunds is not the seller's to give; CompensationPaid says how much of that the seller had borne
 * @param awardedAt when it was awarded, UTC
 */
public record CompensationAwarded(
        String disputeId, String orderId, String sellerId, List<LineAmount> lines, Money amount, Instant awardedAt)
        implements DisputeNews {

    public CompensationAwarded {
        lines = List.copyOf(lines);
    }
}
