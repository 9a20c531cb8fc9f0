package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Money;

/** What happens to one repayment. Every instant at which something is to follow is in the event that decided it. */
public sealed interface RefundEvent extends StoredEvent {

    RefundId refundId();

    OrderId orderId();

    /**
     * Approved, and to be sent at once: this is the first contact with the provider.
     *
     * @param place where the policy may differ, as it is at the approval
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
            Place place,
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

    /**
     * @param reason the provider's coded reason
     * @param declined whether surely no money stands under the key that it was sent under, so that the next attempt may have
     *     the next one (R54); otherwise the key stays
     */
    @Revision("1")
    record RefundFailed(
            RefundId refundId,
            OrderId orderId,
            int contact,
            int attempt,
            String reason,
            boolean declined,
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

    /** Expected by now and not made (R55). {@code rule} is of the policy that the refund pinned (R71). */
    @Revision("1")
    record RefundOverdue(
            RefundId refundId,
            OrderId orderId,
            Instant expectedBy,
            String rule,
            PolicyVersion policy,
            Instant dueAt,
            Instant recordedAt)
            implements RefundEvent {}

    /** The buyer's bank statement does not show the money (R55). */
    @Revision("1")
    record RefundTraceOpened(RefundId refundId, OrderId orderId, BankStatement statement, String by, Instant openedAt)
            implements RefundEvent {}

    /** The bank sent it back after it was made (R56). It is tried anew, under the same cause, if its escrow still owes it. */
    @Revision("1")
    record RefundReversed(
            RefundId refundId,
            OrderId orderId,
            int contact,
            int round,
            Money amount,
            String reason,
            Instant nextAttemptAt,
            Instant expectedBy,
            Instant reversedAt)
            implements RefundEvent {}

    /** What the bank had sent back is made after all. The world was told before, when it was made for the first time. */
    @Revision("1")
    record RefundMadeAgain(
            RefundId refundId, OrderId orderId, int round, String providerReference, Instant madeAt, Instant recordedAt)
            implements RefundEvent {}

    /** The provider was asked about a refund that it had made, and had nothing else to say. */
    @Revision("1")
    record MadeRefundAskedAbout(RefundId refundId, OrderId orderId, int contact, String answer, Instant answeredAt)
            implements RefundEvent {}

    /**
     * The provider told of its own accord that something stands of what it had declined; it was asked, and nothing does (R54).
     *
     * @param answer what it said
     * @param next what was to follow, and still does
     */
    @Revision("1")
    record DeclinedRefundAskedAbout(
            RefundId refundId, OrderId orderId, int contact, String answer, NextAttempt next, Instant answeredAt)
            implements RefundEvent {}

    /** A made refund was asked about, and no answer came: it is asked again, or what the bank sent back would never be heard of (R56). */
    @Revision("1")
    record MadeRefundAnswerUnknown(
            RefundId refundId,
            OrderId orderId,
            int contact,
            int timesInARow,
            String why,
            Instant askAt,
            Instant recordedAt)
            implements RefundEvent {}

    /** Finance paid it in another way (R54). It counts as made. */
    @Revision("1")
    record RefundSettledByHand(RefundId refundId, OrderId orderId, String by, String reference, Instant settledAt)
            implements RefundEvent {}

    /** The buyer's bank asks for money of the order: nothing new is sent until it has decided (R57). */
    @Revision("1")
    record RefundHeld(RefundId refundId, OrderId orderId, Instant heldAt) implements RefundEvent {}

    /**
     * The refund is still owed: the bank has decided, or what came back is promised again. {@code contactAt} is when the
     * provider is to be contacted next.
     */
    @Revision("1")
    record RefundResumed(RefundId refundId, OrderId orderId, Instant contactAt, Instant resumedAt)
            implements RefundEvent {}

    /** The buyer's bank gave the buyer the money: it is not sent any more; what was sent is followed to its end (R57). */
    @Revision("1")
    record RefundOvertaken(RefundId refundId, OrderId orderId, Instant overtakenAt) implements RefundEvent {}

    /** One that was overtaken was never sent, or declined: it is over, and is never made. */
    @Revision("1")
    record RefundDropped(RefundId refundId, OrderId orderId, Instant droppedAt) implements RefundEvent {}

    /** What follows a failure (R54). */
    sealed interface NextAttempt {

        record ByItself(Instant at) implements NextAttempt {}

        record ByFinance() implements NextAttempt {}
    }
}
