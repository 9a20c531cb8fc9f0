package redress.dispute.domain;

/** A line of an order, {@code lin_…}; shipping is a line of its own, called {@code shipping} (R50). */
public record LineId(String value) {

    public static final LineId SHIPPING = new LineId("shipping");

    /** Whether it can be put into a parcel, which shipping cannot. */
    boolean isGoods() {
        return !equals(SHIPPING);
    }

    @Override
    public String toString() {
        return value;
    }
}
