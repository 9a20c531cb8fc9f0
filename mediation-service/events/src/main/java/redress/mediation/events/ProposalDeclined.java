package redress.mediation.events;

import java.time.Instant;

/**
 * A party declined the mediator's proposal, which is off the table (R32).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param proposalId the proposal
 * @param by the party that declined: {@code BUYER}, {@code SELLER}
 * @param declinedAt when it was declined, UTC
 */
public record ProposalDeclined(
        String claimId, String disputeId, String orderId, String proposalId, String by, Instant declinedAt)
        implements MediationNews {}
