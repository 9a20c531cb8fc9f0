package redress.mediation.domain;

/** A line of the order, {@code lin_…}; shipping is a line of its own, called {@code shipping} (R50). */
public record LineId(String value) {

    /** Whether it can be put into a parcel, which shipping cannot. */
    boolean isGoods() {
        return !value.equals("shipping");
    }

    @Override
    public String toString() {
        return value;
    }
}
