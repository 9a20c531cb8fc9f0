package redress.order.domain;

import java.time.Duration;

/** How large an order may be: asked of the policy in force when it is placed (R1, R60). */
public interface PlacingRules {

    int mostLines(PolicyVersion version);

    int mostUnitsOfALine(PolicyVersion version);

    int mostPreparationDays(PolicyVersion version);

    int mostReturnDays(PolicyVersion version);

    /** How far ahead delivery may be promised. */
    Duration farthestPromise(PolicyVersion version);
}
