package redress.mediation.domain;

import java.time.Duration;

/** How long people have: asked of the policy that the claim has pinned (R30, R31, R32, R34, R35, R60). */
public interface Windows {

    /** From the escalation on, for the buyer to complete the complaint. */
    Duration toComplete(PolicyVersion version);

    /** For a party to answer a mediator's question. */
    Duration toInform(PolicyVersion version);

    /** For both parties to answer a proposal. */
    Duration toAgree(PolicyVersion version);

    /** From the escalation to the verdict's target; the same again for whoever has it after that. */
    Duration toDecide(PolicyVersion version);

    /** From the verdict on, for either party to appeal. */
    Duration toAppeal(PolicyVersion version);

    /** From the appeal to the target of the second look. */
    Duration toReview(PolicyVersion version);
}
