package redress.dispute.domain;

import redress.platform.values.Ids;

/** A claim of mediation-service, {@code clm_…}. */
public record ClaimId(String value) {

    /** As mediation-service names the claim of a round; the contract test {@code CallingAClaimByItsName} compares the two. */
    public static ClaimId of(DisputeId dispute, int round) {
        return new ClaimId(Ids.derived("clm_", dispute.value() + "/" + round));
    }

    @Override
    public String toString() {
        return value;
    }
}
