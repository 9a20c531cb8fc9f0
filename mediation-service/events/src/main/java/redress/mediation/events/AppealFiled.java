package redress.mediation.events;

import java.time.Instant;

/**
 * A party asks for the one second look at the verdict (R35). What is new is in no event.
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param appealId the appeal
 * @param by the party that appeals: {@code BUYER}, {@code SELLER}
 * @param decideBy target of the second look, which decides the appeals of both parties, UTC
 * @param filedAt when it was filed, UTC
 */
public record AppealFiled(
        String claimId, String disputeId, String orderId, String appealId, String by, Instant decideBy, Instant filedAt)
        implements MediationNews {}
