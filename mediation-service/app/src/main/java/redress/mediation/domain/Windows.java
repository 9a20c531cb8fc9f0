package redress.mediation.domain;

import java.time.Duration;

/** How long people have: asked of the policy that the claim has pinned (R30, R31, R32, R34, R35, R60). */
public interface Windows {

    /** From the escalation on, for the buyer to complete the complaint. */
    Duration toComplete(Pinned policy);

    /** For a party to answer a mediator's question. */
    Duration toInform(Pinned policy);

    /** For both parties to answer a proposal. */
    Duration toAgree(Pinned policy);

    /** From the escalation to the verdict's target; the same again for whoever has it after that. */
    Duration toDecide(Pinned policy);

    /** From the verdict on, for either party to appeal. */
    Duration toAppeal(Pinned policy);

    /** From the appeal to the target of the second look. */
    Duration toReview(Pinned policy);
}
