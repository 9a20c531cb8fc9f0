package redress.order.domain;

import java.time.Duration;
import java.time.Instant;

/** What support may declare: asked of the policy in force (R7, R60). */
public interface ForceMajeureRules {

    PolicyVersion inForce(Instant at);

    /** How far ahead its end may lie. */
    Duration longestForceMajeure(PolicyVersion version);
}
