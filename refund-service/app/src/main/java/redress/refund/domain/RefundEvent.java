package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Money;

/** What happens to one repayment. Every instant at which something is to follow is in the event that decided it. */
public sealed interface RefundEvent extends StoredEvent {

    RefundId refundId();

    /**
     * Approved, and to be sent at once: this is the first contact with the provider.
     *
     * @param approvedAt when its cause was complete, which is what {@code expectedFrom} and {@code expectedBy} count from
     */
    @Revision("1")
    record RefundRequested(
            RefundId refundId,
            OrderId orderId,
            String buyerId,
            String sellerId,
            Cause cause,
            Money amount,
            List<LineAmount> lines,
            List<Funding> funding,
            Payment payment,
            PolicyVersion policy,
            Instant approvedAt,
            Instant expectedFrom,
            Instant expectedBy,
            Instant requestedAt)
            implements RefundEvent {}

    /** A timer, or a notice of the provider's, says that the provider is to be asked, or tried again (R71). */
    @Revision("1")
    record ProviderContactDue(
            RefundId refundId,
            OrderId orderId,
            int contact,
            String rule,
            PolicyVersion policy,
            Instant dueAt,
            Instant recordedAt)
            implements RefundEvent {}

    /** The provider has it, under a reference of its own; {@code askAt} is when to ask whether it was made. */
    @Revision("1")
    record RefundSubmitted(
            RefundId refundId,
            OrderId orderId,
            int contact,
            String providerReference,
            Instant askAt,
            Instant submittedAt)
            implements RefundEvent {}

    @Revision("1")
    record RefundStillProcessing(RefundId refundId, OrderId orderId, int contact, Instant askAt, Instant answeredAt)
            implements RefundEvent {}

    /** No answer came: whether the provider acted is unknown, and it is asked before anything is tried again (R54). */
    @Revision("1")
    record ProviderAnswerUnknown(
            RefundId refundId,
            OrderId orderId,
            int contact,
            int timesInARow,
            String why,
            Instant askAt,
            Instant recordedAt)
            implements RefundEvent {}

    /** @param reason the provider's coded reason */
    @Revision("1")
    record RefundFailed(
            RefundId refundId,
            OrderId orderId,
            int contact,
            int attempt,
            String reason,
            NextAttempt next,
            Instant failedAt)
            implements RefundEvent {}

    /** Finance has it tried again. */
    @Revision("1")
    record RefundRetried(RefundId refundId, OrderId orderId, int contact, String by, Instant retriedAt)
            implements RefundEvent {}

    /** The provider confirmed. Once per refund. {@code issuedAt} is the provider's time. */
    @Revision("1")
    record RefundIssued(
            RefundId refundId,
            OrderId orderId,
            Cause cause,
            Money amount,
            List<LineAmount> lines,
            String providerReference,
            Instant issuedAt,
            Instant recordedAt)
            implements RefundEvent {}

    /** What follows a failure (R54). */
    sealed interface NextAttempt {

        record ByItself(Instant at) implements NextAttempt {}

        record ByFinance() implements NextAttempt {}
    }
}
