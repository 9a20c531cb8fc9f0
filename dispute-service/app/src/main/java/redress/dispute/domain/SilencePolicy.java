package redress.dispute.domain;

/** What follows from a seller's silence (R23). The policy answers; the answer is pinned in {@link Terms}. */
public interface SilencePolicy {

    Silence ifSellerSilent(PolicyVersion policy, Place place);
}
