package redress.mediation.events;

import java.time.Instant;

/**
 * The claim is over (R32). An appeal opens it once more, and it is closed again when that is decided (R35).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param why coded reason: VERDICT, APPEAL (a second look decided), PROPOSAL (both accepted the mediator's), SETTLED (between
 *     the parties), WITHDRAWN, SUPERSEDED (the order was cancelled or its guarantee paid), SETTLED_EXTERNALLY (by the
 *     buyer's bank) or DISPUTE_CLOSED; the list may grow
 * @param closedAt when it was closed, UTC
 */
public record ClaimClosed(String claimId, String disputeId, String orderId, String why, Instant closedAt)
        implements MediationNews {}
