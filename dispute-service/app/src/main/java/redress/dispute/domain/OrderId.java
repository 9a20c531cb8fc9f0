package redress.dispute.domain;

/** An order of order-service, {@code ord_…}; here also the stream of its {@link DisputableOrder}. */
public record OrderId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
