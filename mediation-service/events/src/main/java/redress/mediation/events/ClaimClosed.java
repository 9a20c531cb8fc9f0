package redress.mediation.events;

import java.time.Instant;

/**
 * The claim is over (R32).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param why coded reason: VERDICT, SETTLED (between the parties) or WITHDRAWN; the list may grow
 * @param closedAt when it was closed, UTC
 */
public record ClaimClosed(String claimId, String disputeId, String orderId, String why, Instant closedAt)
        implements MediationNews {}
