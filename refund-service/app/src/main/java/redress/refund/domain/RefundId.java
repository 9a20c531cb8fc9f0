package redress.refund.domain;

import redress.platform.values.Ids;

/** One repayment ({@code rfd_…}); also its idempotency key at the payment provider ({@link ProviderKey}). */
public record RefundId(String value) {

    /** The same cause always makes the same id, so that one cause makes at most one refund (R52). */
    public static RefundId of(Cause cause) {
        return new RefundId(Ids.derived("rfd_", cause.key()));
    }

    @Override
    public String toString() {
        return value;
    }
}
