package redress.refund.domain;

/** A line of an order ({@code lin_…}), or its shipping, which is a line of its own (R50). */
public record LineId(String value) {

    public static final LineId SHIPPING = new LineId("shipping");

    @Override
    public String toString() {
        return value;
    }
}
