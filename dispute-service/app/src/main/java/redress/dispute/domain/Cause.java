package redress.dispute.domain;

import java.time.Instant;
import redress.platform.values.Actor;

/** Who or what brought a change about (R71): a person, or a rule with its version, when it was due and when it was recorded. */
public sealed interface Cause {

    record Person(Actor by) implements Cause {}

    /** @param dueAt the business time of the change, however late the timer was */
    record Rule(String rule, PolicyVersion policy, Instant dueAt, Instant recordedAt) implements Cause {

        /** @throws IllegalStateException before its time: such a timer must be tried again, not lost */
        static Rule fired(String rule, PolicyVersion policy, Instant dueAt, Instant now) {
            if (now.isBefore(dueAt)) throw new IllegalStateException("a timer due at " + dueAt + " fired at " + now);
            return new Rule(rule, policy, dueAt, now);
        }
    }

    /** case management decided */
    record Verdict(ClaimId claimId) implements Cause {}

    /** both parties accepted what the mediator proposed (R32) */
    record Proposal(ClaimId claimId, String proposalId) implements Cause {}

    /** there is no order left to quarrel about (R58) */
    record OrderCalledOff(CalledOff why) implements Cause {}
}
