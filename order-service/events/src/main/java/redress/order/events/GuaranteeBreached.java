package redress.order.events;

import java.time.Instant;

/**
 * Shipped and not delivered by the end of the delivery guarantee: everything not yet refunded goes back (R7).
 *
 * @param orderId the order; also the partition key of the message
 * @param rule the rule that found it (R71)
 * @param policyVersion the version of the policy that the order has pinned
 * @param dueAt the end of the guarantee, UTC
 * @param recordedAt when it was recorded; later than dueAt where the timer fired late, UTC
 */
public record GuaranteeBreached(String orderId, String rule, String policyVersion, Instant dueAt, Instant recordedAt)
        implements OrderNews {}
