package redress.order.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The order will never be shipped: what was paid goes back in full (R5, R6). No dispute is needed.
 *
 * @param orderId the order; also the partition key of the message
 * @param by who wanted it so: the buyer (a paid order with the seller's approval), the seller, support, or a rule
 *     that nobody acted in time for: {@code BUYER}, {@code SELLER}, {@code SUPPORT}, {@code SYSTEM}
 * @param rule the rule that cancelled; only where SYSTEM did (R71)
 * @param policyVersion the version of the policy that the rule belongs to; only where SYSTEM did
 * @param cancelledAt when it was cancelled; where a rule did, when that was due, UTC
 */
public record OrderCancelled(
        String orderId,
        String by,
        @Nullable String rule,
        @Nullable String policyVersion,
        Instant cancelledAt) implements OrderNews {}
