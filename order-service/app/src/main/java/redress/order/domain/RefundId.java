package redress.order.domain;

/** Money going back to the buyer, as refund-service names it: {@code rfd_…}. */
public record RefundId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
