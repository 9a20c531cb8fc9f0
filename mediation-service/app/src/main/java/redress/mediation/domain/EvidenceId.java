package redress.mediation.domain;

import redress.platform.values.Ids;

/** A piece of evidence: {@code evd_…}. It follows from the claim and the bytes, so the same piece is known again. */
public record EvidenceId(String value) {

    static EvidenceId of(ClaimId claim, String sha256) {
        return new EvidenceId(Ids.derived("evd_", claim.value() + "/" + sha256));
    }

    @Override
    public String toString() {
        return value;
    }
}
