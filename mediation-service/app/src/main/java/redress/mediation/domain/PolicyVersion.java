package redress.mediation.domain;

/** The version of the policy that a claim pinned when it was opened (R60): {@code default-1}. */
public record PolicyVersion(String value) {

    @Override
    public String toString() {
        return value;
    }
}
