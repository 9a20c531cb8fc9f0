package redress.mediation.domain;

import redress.platform.values.Ids;

/** One claim: {@code clm_…}. It follows from the dispute and the round, so that no round can have two (R30). */
public record ClaimId(String value) {

    public static ClaimId of(DisputeId dispute, int round) {
        return new ClaimId(Ids.derived("clm_", dispute.value() + "/" + round));
    }

    @Override
    public String toString() {
        return value;
    }
}
