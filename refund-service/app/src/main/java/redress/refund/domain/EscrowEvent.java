package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;

/** What happens to the money of one order. */
public sealed interface EscrowEvent extends StoredEvent {

    OrderId orderId();

    /**
     * @param destinationCountry where the goods go, and so whose holidays count; absent where the order did not say
     * @param categories of the goods, where they are known: policies may differ by them (R60)
     * @param lines what is to be paid for each line, shipping among them
     */
    @Revision("1")
    record EscrowOpened(
            OrderId orderId,
            String buyerId,
            String sellerId,
            @Nullable String destinationCountry,
            String currency,
            List<LineAmount> lines,
            List<LineCategory> categories,
            Instant openedAt)
            implements EscrowEvent {

        public EscrowOpened {
            categories = List.copyOf(categories);
        }
    }

    /** The order is paid; all of it is held. {@code paidAt} is the buyer's time, {@code heldAt} ours. */
    @Revision("1")
    record PaymentCaptured(OrderId orderId, Payment payment, Money amount, Instant paidAt, Instant heldAt)
            implements EscrowEvent {}

    /** News of a dispute overtook news of the payment: the freeze waits for the money. */
    @Revision("1")
    record FreezeAwaited(OrderId orderId, DisputeId disputeId, List<LineAmount> disputed, Instant notedAt)
            implements EscrowEvent {}

    /**
     * A dispute keeps money from now on: it was opened, or goes on, or an appeal orders goods back after it was closed.
     *
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

    /** A dispute that was withdrawn goes on (R27); what is there of its lines is frozen again. */
    @Revision("1")
    record DisputeResumed(OrderId orderId, DisputeId disputeId, List<LineAmount> disputed, Instant notedAt)
            implements EscrowEvent {}

    /** A settlement or verdict that gives money was heard; it is carried out here and nowhere else (R28). */
    @Revision("1")
    record SettlementNoted(
            OrderId orderId,
            DisputeId disputeId,
            SettlementId settlementId,
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

    /** The seller has some of the goods back, and only what is listed goes back now; the rest stays frozen (R42). */
    @Revision("1")
    record PartialReturnNoted(
            OrderId orderId,
            DisputeId disputeId,
            ReturnId returnId,
            List<LineAmount> lines,
            Instant acceptedAt,
            Instant notedAt)
            implements EscrowEvent {}

    /** An appeal gave the buyer this, beyond what was settled before (R35). */
    @Revision("1")
    record AppealNoted(
            OrderId orderId,
            DisputeId disputeId,
            SettlementId settlementId,
            List<LineAmount> lines,
            FundedBy fundedBy,
            Instant settledAt,
            Instant notedAt)
            implements EscrowEvent {}

    /** The order was cancelled (R5, R6): all of it goes back, and disputes about it are superseded (R58). */
    @Revision("1")
    record CancellationNoted(OrderId orderId, Instant cancelledAt, Instant notedAt) implements EscrowEvent {}

    /** The goods did not come within the guarantee (R7): the rest goes back, and disputes are superseded (R58). */
    @Revision("1")
    record GuaranteeBreachNoted(OrderId orderId, Instant breachedAt, Instant notedAt) implements EscrowEvent {}

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

    /**
     * The bank sent a made refund back (R56): the money is where it was before, and kept for the next attempt, as far as no
     * other bank gave it to the buyer meanwhile.
     *
     * @param makesGood where it is overtaken: what of it goes to the platform, whose loss a bank's taking had been
     * @param rest where it is overtaken in part: what the buyer is still owed
     */
    @Revision("1")
    record RefundTakenBack(
            OrderId orderId,
            RefundId refundId,
            List<Funding> funding,
            int round,
            TakenBack becomes,
            List<Funding> makesGood,
            @Nullable Rest rest,
            Instant takenBackAt)
            implements EscrowEvent {

        public RefundTakenBack {
            makesGood = List.copyOf(makesGood);
        }
    }

    /** A refund that a bank has overtaken was never sent, or declined, and is never made: what is left of it may follow. */
    @Revision("1")
    record RefundNeverMade(OrderId orderId, RefundId refundId, Instant notedAt) implements EscrowEvent {}

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

    /**
     * The buyer's bank asks for money back (R57). Until it has decided, nothing is released or refunded.
     *
     * @param onHold refunds approved and not made, which wait with it
     */
    @Revision("1")
    record ChargebackOpened(
            OrderId orderId,
            ChargebackId chargebackId,
            String bankReference,
            Money amount,
            List<RefundId> onHold,
            String by,
            Instant openedAt,
            Instant recordedAt)
            implements EscrowEvent {}

    /** @param goingOn refunds that wait no longer; none while another chargeback is open */
    @Revision("1")
    record ChargebackWon(
            OrderId orderId,
            ChargebackId chargebackId,
            List<RefundId> goingOn,
            String by,
            Instant wonAt,
            Instant recordedAt)
            implements EscrowEvent {}

    /**
     * The bank took the money. Disputes on the order are settled by it (R57).
     *
     * @param amount what the bank took: {@code taken} and {@code beyond} together
     * @param taken out of what was held or had been released, by line
     * @param beyond what was not there any more, because it had been refunded before: the platform's loss
     * @param overtaken refunds that are not sent any more: the bank gave their money, or a part of it
     * @param rests what buyers are still owed of those, and of what was settled while the bank decided
     * @param goingOn refunds that wait no longer; none while another chargeback is open
     */
    @Revision("1")
    record ChargebackLost(
            OrderId orderId,
            ChargebackId chargebackId,
            Money amount,
            List<Funding> taken,
            Money beyond,
            List<RefundId> overtaken,
            List<Rest> rests,
            List<RefundId> goingOn,
            String by,
            Instant lostAt,
            Instant recordedAt)
            implements EscrowEvent {

        public ChargebackLost {
            rests = List.copyOf(rests);
        }
    }

    /** The platform paid the seller, out of its own pocket, once per dispute (R35). */
    @Revision("1")
    record CompensationPaid(
            OrderId orderId,
            DisputeId disputeId,
            String sellerId,
            List<LineAmount> lines,
            Money amount,
            Instant awardedAt,
            Instant paidAt)
            implements EscrowEvent {}

    /**
     * A refund needs money that was released: the seller's account is asked for it before the refund begins (R14). Until it
     * has answered, the money is kept here as if it were promised.
     *
     * @param ask how often it was asked for this refund, from 1
     * @param amount the seller's part of the refund
     */
    @Revision("1")
    record SellerFundsAsked(
            OrderId orderId, String sellerId, RefundId refundId, int ask, Rest rest, Money amount, Instant askedAt)
            implements EscrowEvent {}

    /** @param shortfall what the account did not have: the platform guarantees it, and the seller owes it */
    @Revision("1")
    record SellerFundsGranted(OrderId orderId, RefundId refundId, int ask, List<Funding> shortfall, Instant grantedAt)
            implements EscrowEvent {

        public SellerFundsGranted {
            shortfall = List.copyOf(shortfall);
        }
    }

    /** The account answered, and what it was asked for is not what is needed any more. */
    @Revision("1")
    record SellerFundsUnneeded(OrderId orderId, RefundId refundId, int ask, Instant notedAt) implements EscrowEvent {}

    /** More of the order's money is the seller's: to be credited to the seller's account. */
    @Revision("1")
    record SellerShareRaised(OrderId orderId, String sellerId, SellerEntry why, Money amount, Instant raisedAt)
            implements EscrowEvent {}

    /** Less of it is: to be debited. */
    @Revision("1")
    record SellerShareLowered(OrderId orderId, String sellerId, SellerEntry why, Money amount, Instant loweredAt)
            implements EscrowEvent {}
}
