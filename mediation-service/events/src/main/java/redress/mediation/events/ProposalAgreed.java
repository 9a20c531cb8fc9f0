package redress.mediation.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Both parties accepted the mediator's proposal (R32): the dispute is settled as it says.
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
 * @param agreedAt when the second party accepted, UTC
 */
public record ProposalAgreed(
        String claimId,
        String disputeId,
        String orderId,
        String proposalId,
        String kind,
        List<LineAmount> lines,
        Money amount,
        @Nullable String returnPaidBy,
        String fundedBy,
        Instant agreedAt)
        implements MediationNews {

    public ProposalAgreed {
        lines = List.copyOf(lines);
    }
}
