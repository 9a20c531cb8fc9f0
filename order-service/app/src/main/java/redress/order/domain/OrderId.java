package redress.order.domain;

/** One order of one buyer with one seller: {@code ord_…}. */
public record OrderId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
