package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the domain asks before a dispute is opened (R10–R12, R15). The policy answers. */
public interface OpeningRules {

    /** The version in force at an instant; everything else is asked of this version. */
    PolicyVersion inForce(Instant at);

    ReasonRule about(PolicyVersion policy, Place place, Reason reason);

    /** After the delivered status, for "shown delivered, never came" (R10). */
    Duration deliveredNotReceivedWithin(PolicyVersion policy, Place place);

    EvidenceLimits evidence(PolicyVersion policy, Place place);

    FreeReturns freeReturns(PolicyVersion policy, Place place);

    /**
     * What a return without a fault needs, beside the seller's promise, to be free for the buyer (R40).
     *
     * @param countries destinations, ISO 3166 codes
     * @param within from the delivery to the opening of the dispute
     */
    record FreeReturns(Set<String> countries, Duration within) {}

    /** How many messages a party may send in one dispute (R16). */
    int messagesMost(PolicyVersion policy, Place place);

    /** How much is suggested for goods that are not as they should be, the slightest defect first (R12). */
    List<Defect> defects(PolicyVersion policy, Place place);

    /** @param percent of what is disputed */
    record Defect(String name, int percent) {}
}
