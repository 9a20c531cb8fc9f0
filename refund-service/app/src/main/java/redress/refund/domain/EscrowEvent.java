package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Money;

/** What happens to the money of one order. */
public sealed interface EscrowEvent extends StoredEvent {

    /** @param lines what is to be paid for each line, shipping among them */
    @Revision("1")
    record EscrowOpened(
            OrderId orderId, String buyerId, String sellerId, String currency, List<LineAmount> lines, Instant openedAt)
            implements EscrowEvent {}

    /** The order is paid; all of it is held. {@code paidAt} is the buyer's time, {@code heldAt} ours. */
    @Revision("1")
    record PaymentCaptured(OrderId orderId, Payment payment, Money amount, Instant paidAt, Instant heldAt)
            implements EscrowEvent {}

    /** News of a dispute overtook news of the payment: the freeze waits for the money. */
    @Revision("1")
    record FreezeAwaited(OrderId orderId, DisputeId disputeId, List<LineAmount> disputed, Instant notedAt)
            implements EscrowEvent {}

    /**
     * @param disputed what the dispute is about
     * @param frozen as much of it as was held and free
     * @param beyond the rest, already released: the seller's balance will fund it, failing that the platform (R14)
     */
    @Revision("1")
    record MoneyFrozen(
            OrderId orderId,
            DisputeId disputeId,
            List<LineAmount> disputed,
            List<LineAmount> frozen,
            List<LineAmount> beyond,
            Instant frozenAt)
            implements EscrowEvent {}

    /** A settlement or verdict that gives money was heard; it is carried out here and nowhere else (R28). */
    @Revision("1")
    record SettlementNoted(
            OrderId orderId,
            DisputeId disputeId,
            SettlementKind kind,
            List<LineAmount> lines,
            FundedBy fundedBy,
            Instant settledAt,
            Instant notedAt)
            implements EscrowEvent {}

    /** The seller has the goods back, by word or by silence. */
    @Revision("1")
    record ReturnNoted(OrderId orderId, DisputeId disputeId, ReturnId returnId, Instant acceptedAt, Instant notedAt)
            implements EscrowEvent {}

    /** Money is promised to the buyer: nobody else gets it from now on. */
    @Revision("1")
    record RefundApproved(
            OrderId orderId,
            RefundId refundId,
            Cause cause,
            Money amount,
            List<Funding> funding,
            PolicyVersion policy,
            Instant approvedAt)
            implements EscrowEvent {}

    /** The refund is made: what was promised has left. */
    @Revision("1")
    record RefundBooked(OrderId orderId, RefundId refundId, List<Funding> funding, Instant bookedAt)
            implements EscrowEvent {}

    /** The dispute is over: what it still kept is free. */
    @Revision("1")
    record MoneyUnfrozen(
            OrderId orderId, DisputeId disputeId, List<LineAmount> lines, Instant closedAt, Instant unfrozenAt)
            implements EscrowEvent {}

    @Revision("1")
    record ReceiptNoted(OrderId orderId, Instant confirmedAt, Instant notedAt) implements EscrowEvent {}

    /** To the seller: everything received and not frozen (R4). */
    @Revision("1")
    record MoneyReleased(OrderId orderId, List<LineAmount> lines, Money amount, Instant releasedAt)
            implements EscrowEvent {}
}
