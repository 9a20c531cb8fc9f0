package redress.mediation.events;

import java.time.Instant;

/**
 * The party that was asked has answered (R31). What was written and shown is in no event.
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param requestId the request
 * @param by the party that answered: {@code BUYER}, {@code SELLER}
 * @param providedAt when it was answered, UTC
 */
public record InformationProvided(
        String claimId, String disputeId, String orderId, String requestId, String by, Instant providedAt)
        implements MediationNews {}
