package redress.dispute.domain;

/** A refund of refund-service, {@code rfd_…}. */
public record RefundId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
