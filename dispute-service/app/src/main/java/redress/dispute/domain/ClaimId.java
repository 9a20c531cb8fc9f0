package redress.dispute.domain;

/** A claim of mediation-service, {@code clm_…}. */
public record ClaimId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
