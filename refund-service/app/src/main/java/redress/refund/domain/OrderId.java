package redress.refund.domain;

/** An order ({@code ord_…}), and the id of its escrow: one order, one escrow. */
public record OrderId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
