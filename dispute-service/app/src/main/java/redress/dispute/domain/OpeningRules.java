package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What the domain asks before a dispute is opened (R10–R12, R15). The policy answers. */
public interface OpeningRules {

    /** The version in force at an instant; everything else is asked of this version. */
    PolicyVersion inForce(Instant at);

    ReasonRule about(PolicyVersion policy, Place place, Reason reason);

    /** After the delivered status, for "shown delivered, never came" (R10). */
    Duration deliveredNotReceivedWithin(PolicyVersion policy, Place place);

    EvidenceLimits evidence(PolicyVersion policy, Place place);

    /** How many, how large and of which media types (R15). */
    record EvidenceLimits(int most, long largest, Set<String> mediaTypes) {}
}
