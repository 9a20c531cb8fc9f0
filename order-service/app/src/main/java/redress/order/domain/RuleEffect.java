package redress.order.domain;

import java.time.Instant;

/**
 * What a timer did (R71): which rule of which policy, when it was due, and when it was recorded. The two instants differ
 * where the service was down, or where an open dispute held the rule back.
 *
 * @param rule name of the rule
 * @param policy version of the policy that the rule is of
 * @param dueAt when its time was up
 * @param recordedAt when its effect was recorded
 */
public record RuleEffect(String rule, PolicyVersion policy, Instant dueAt, Instant recordedAt) {}
