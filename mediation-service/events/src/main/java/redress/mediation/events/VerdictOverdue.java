package redress.mediation.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The target of the verdict, or of the second look after an appeal, has passed; another mediator is looked for (R34).
 *
 * @param claimId the claim
 * @param disputeId the dispute
 * @param orderId the order; also the partition key of the message
 * @param mediatorId the mediator who had the claim; absent where it waited for one
 * @param rule name of the rule that made it
 * @param policyVersion version of the policy that the claim has pinned (R60)
 * @param dueAt the target that passed, UTC
 * @param recordedAt when it was recorded; later than dueAt where the timer was late (R71), UTC
 */
public record VerdictOverdue(
        String claimId,
        String disputeId,
        String orderId,
        @Nullable String mediatorId,
        String rule,
        String policyVersion,
        Instant dueAt,
        Instant recordedAt)
        implements MediationNews {}
