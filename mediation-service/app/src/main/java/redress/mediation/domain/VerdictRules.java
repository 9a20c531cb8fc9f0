package redress.mediation.domain;

import java.time.Instant;
import java.util.Set;
import redress.platform.values.Money;

/** What a verdict or a proposal may say: asked of the policy that the claim has pinned (R32, R33, R60). */
public interface VerdictRules {

    /** The version that a claim opened now pins. */
    PolicyVersion inForce(Instant at);

    /** The largest amount that one mediator may give alone. */
    Money mostByOneMediator(Pinned policy, String currency);

    /** The codes a verdict may give as reasons. */
    Set<String> reasons(Pinned policy);

    /** Whether a complaint of this reason is about goods that the buyer has and could send back (R12). */
    boolean goodsCanTravel(Pinned policy, String complaintReason);

    /** Whether the buyer may be made to pay the way back for a complaint of this reason (R40). */
    boolean buyerMayPayReturn(Pinned policy, String complaintReason);

    int mostEvidence(Pinned policy);
}
