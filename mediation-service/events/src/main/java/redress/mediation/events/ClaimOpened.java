package redress.mediation.events;

import java.time.Instant;

/**
 * Case management has the dispute on its table (R30).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param round round of the dispute that this claim is about, from 1
 * @param verdictDue target of the verdict; overdue is told, never decided by itself (R34), UTC
 * @param openedAt when it was opened, UTC
 */
public record ClaimOpened(
        String claimId, String disputeId, String orderId, int round, Instant verdictDue, Instant openedAt)
        implements MediationNews {}
