package redress.mediation.domain;

/** The order that is disputed: {@code ord_…}. */
public record OrderId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
