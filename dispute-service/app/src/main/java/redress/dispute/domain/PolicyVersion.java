package redress.dispute.domain;

/** One released version of the policy: {@code default-1} (R60). */
public record PolicyVersion(String value) {

    @Override
    public String toString() {
        return value;
    }
}
