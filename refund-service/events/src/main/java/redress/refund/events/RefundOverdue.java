package redress.refund.events;

import java.time.Instant;

/**
 * The money should have reached the buyer by now and has not been made (R55); the buyer may open a trace.
 *
 * @param refundId the refund
 * @param orderId the order; also the partition key of the message
 * @param expectedBy latest expected arrival, as in RefundRequested, UTC
 * @param rule the rule that said so (R71)
 * @param policyVersion version of the policy that the refund pinned (R60)
 * @param dueAt when it was overdue by the rule, UTC
 * @param recordedAt when that was recorded; later than dueAt where a timer fired late (R71), UTC
 */
public record RefundOverdue(
        String refundId,
        String orderId,
        Instant expectedBy,
        String rule,
        String policyVersion,
        Instant dueAt,
        Instant recordedAt)
        implements RefundNews {}
