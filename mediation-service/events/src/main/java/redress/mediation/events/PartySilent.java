package redress.mediation.events;

import java.time.Instant;

/**
 * The party that was asked did not answer in time; the case is decided on the file (R31).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param requestId the request
 * @param party the party that was silent: {@code BUYER}, {@code SELLER}
 * @param rule name of the rule that made it
 * @param policyVersion version of the policy that the claim has pinned (R60)
 * @param dueAt end of the time to answer, UTC
 * @param recordedAt when it was recorded; later than dueAt where the timer was late (R71), UTC
 */
public record PartySilent(
        String claimId,
        String disputeId,
        String orderId,
        String requestId,
        String party,
        String rule,
        String policyVersion,
        Instant dueAt,
        Instant recordedAt)
        implements MediationNews {}
