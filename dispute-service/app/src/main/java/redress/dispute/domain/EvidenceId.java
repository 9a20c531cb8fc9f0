package redress.dispute.domain;

/** A piece of evidence, {@code evd_…}. */
public record EvidenceId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
