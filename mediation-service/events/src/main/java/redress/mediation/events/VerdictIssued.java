package redress.mediation.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The decision of case management, confirmed by a second mediator where the amount asks for it (R33).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param outcome what was decided: {@code FULL_REFUND}, {@code PARTIAL_REFUND}, {@code RETURN_AND_REFUND},
 *     {@code NO_REFUND}
 * @param lines the amount split over the lines; empty for NO_REFUND
 * @param amount what is refunded in all; 0 for NO_REFUND
 * @param returnPaidBy who pays the way back of the goods (R40); absent where nothing travels: {@code BUYER},
 *     {@code SELLER}, {@code PLATFORM}
 * @param fundedBy whose money it is in the end (R33): {@code SELLER}, {@code PLATFORM}, {@code SPLIT}
 * @param reasons coded reasons of the decision, at least one
 * @param policyVersion version of the policy that was pinned when the dispute was opened (R60)
 * @param decidedBy the mediator who decided
 * @param confirmedBy the second mediator; absent where one was enough
 * @param issuedAt when the verdict was issued, UTC
 * @param appealId the appeal that this decides; absent for the first verdict. Where both parties appealed, the first of
 *     their appeals
 * @param appealResult what the second look made of the first verdict (R35); absent for the first verdict: {@code UPHELD},
 *     {@code OVERTURNED}, {@code CHANGED}
 */
public record VerdictIssued(
        String claimId,
        String disputeId,
        String orderId,
        String outcome,
        List<LineAmount> lines,
        Money amount,
        @Nullable String returnPaidBy,
        String fundedBy,
        List<String> reasons,
        String policyVersion,
        String decidedBy,
        @Nullable String confirmedBy,
        Instant issuedAt,
        @Nullable String appealId,
        @Nullable String appealResult)
        implements MediationNews {

    public VerdictIssued {
        lines = List.copyOf(lines);
        reasons = List.copyOf(reasons);
    }
}
