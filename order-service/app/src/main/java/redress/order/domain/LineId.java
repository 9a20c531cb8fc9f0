package redress.order.domain;

/** One line of an order: {@code lin_…}. */
public record LineId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
