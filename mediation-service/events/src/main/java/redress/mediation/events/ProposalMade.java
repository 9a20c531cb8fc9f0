package redress.mediation.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mediator proposes how to settle; it settles only if both parties accept (R32). A newer proposal replaces it.
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param proposalId the proposal
 * @param kind whether the goods travel back: {@code REFUND_ONLY}, {@code RETURN_AND_REFUND}
 * @param lines the amount split over the lines
 * @param amount what the buyer gets back in all
 * @param returnPaidBy who pays the way back of the goods (R40); absent where nothing travels: {@code BUYER},
 *     {@code SELLER}, {@code PLATFORM}
 * @param fundedBy whose money it is in the end (R33): {@code SELLER}, {@code PLATFORM}, {@code SPLIT}
 * @param answerBy end of the time to answer, exclusive, UTC
 * @param madeAt when it was proposed, UTC
 */
public record ProposalMade(
        String claimId,
        String disputeId,
        String orderId,
        String proposalId,
        String kind,
        List<LineAmount> lines,
        Money amount,
        @Nullable String returnPaidBy,
        String fundedBy,
        Instant answerBy,
        Instant madeAt)
        implements MediationNews {

    public ProposalMade {
        lines = List.copyOf(lines);
    }
}
