package redress.order.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** How long things may take: asked of the policy that the order has pinned (R60). */
public interface Windows {

    /** The version that an order placed now pins. */
    PolicyVersion inForce(Instant at);

    /** From payment to the end of the delivery guarantee (R7). */
    Duration untilGuaranteeEnds(PolicyVersion version, Country destination, Set<String> categories);

    /** From delivery to the automatic confirmation of receipt (R8). */
    Duration untilConfirmation(PolicyVersion version, Country destination, Set<String> categories);

    /** From the confirmation of receipt to the end of the dispute window (R8). */
    Duration untilCompletion(PolicyVersion version, Country destination, Set<String> categories);
}
