package redress.order.domain;

/** The version of the policy that an order pinned when it was placed (R60): {@code default-1}. */
public record PolicyVersion(String value) {

    @Override
    public String toString() {
        return value;
    }
}
