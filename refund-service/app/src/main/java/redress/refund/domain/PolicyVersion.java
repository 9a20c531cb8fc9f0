package redress.refund.domain;

/** Name and number of the policy a decision was made by: {@code default-1}. */
public record PolicyVersion(String value) {

    @Override
    public String toString() {
        return value;
    }
}
