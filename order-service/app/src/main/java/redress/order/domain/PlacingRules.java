package redress.order.domain;

import java.time.Duration;
import java.util.Set;

/**
 * How large an order may be: asked of the policy in force when it is placed, for where it goes and what it is of (R1, R60).
 * What is about the whole order is the most generous of its categories.
 */
public interface PlacingRules {

    int mostLines(PolicyVersion version, Country destination, Set<String> categories);

    int mostUnitsOfALine(PolicyVersion version, Country destination, String category);

    int mostPreparationDays(PolicyVersion version, Country destination, Set<String> categories);

    int mostReturnDays(PolicyVersion version, Country destination, String category);

    /** How far ahead delivery may be promised. */
    Duration farthestPromise(PolicyVersion version, Country destination, Set<String> categories);
}
