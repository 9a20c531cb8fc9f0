package redress.dispute.events;

import java.time.Instant;
import java.util.List;

/**
 * The seller has looked at what came back and objects to a part or all of it (R42); case management decides about that part.
 * What was as it should be is accepted by an event of its own, right before this one.
 *
 * @param returnId the return
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param findings what the seller found wrong, per line
 * @param contestedAt when the seller said so, UTC
 */
public record ReturnContested(
        String returnId, String disputeId, String orderId, List<Finding> findings, Instant contestedAt)
        implements DisputeNews {

    public ReturnContested {
        findings = List.copyOf(findings);
    }
}
