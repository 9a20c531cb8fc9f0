package redress.dispute.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The dispute goes on where it was, with the time that was left (R57).
 *
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param respondBy end of the seller's window, exclusive; absent where the seller has responded or the window is
 *     over, UTC
 * @param resolveBy when case management takes over if nothing is agreed (R25), UTC
 * @param resumedAt when it went on, UTC
 */
public record DisputeResumed(
        String disputeId, String orderId, @Nullable Instant respondBy, Instant resolveBy, Instant resumedAt)
        implements DisputeNews {}
