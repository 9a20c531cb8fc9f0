package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** What an escrow is told. Nearly all are facts, of neighbours, banks or our own refunds; repeating one changes nothing. */
public sealed interface EscrowCommand {

    OrderId orderId();

    /**
     * @param categories of the goods, where they are known
     * @param total what the lines must add up to, else {@code total-differs}
     */
    record OpenEscrow(
            @TargetAggregateIdentifier OrderId orderId,
            String buyerId,
            String sellerId,
            @Nullable String destinationCountry,
            List<LineAmount> lines,
            List<LineCategory> categories,
            Money total)
            implements EscrowCommand {

        public OpenEscrow {
            categories = List.copyOf(categories);
        }

        public OpenEscrow(
                OrderId orderId,
                String buyerId,
                String sellerId,
                @Nullable String destinationCountry,
                List<LineAmount> lines,
                Money total) {
            this(orderId, buyerId, sellerId, destinationCountry, lines, List.of(), total);
        }
    }

    record CapturePayment(@TargetAggregateIdentifier OrderId orderId, Payment payment, Money amount, Instant paidAt)
            implements EscrowCommand {}

    record FreezeMoney(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, List<LineAmount> disputed)
            implements EscrowCommand {}

    /** A withdrawn dispute goes on (R27). */
    record FreezeMoneyAgain(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, List<LineAmount> disputed)
            implements EscrowCommand {}

    record CarryOutSettlement(
            @TargetAggregateIdentifier OrderId orderId,
            DisputeId disputeId,
            SettlementId settlementId,
            SettlementBasis basis,
            SettlementKind kind,
            List<LineAmount> lines,
            FundedBy fundedBy,
            Instant settledAt)
            implements EscrowCommand {}

    /** @param accepted what is to be refunded of it; empty: everything that was settled */
    record RefundReturn(
            @TargetAggregateIdentifier OrderId orderId,
            DisputeId disputeId,
            ReturnId returnId,
            List<LineAmount> accepted,
            Instant acceptedAt)
            implements EscrowCommand {}

    /** The order was cancelled: all that was paid goes back (R5, R6). */
    record RefundCancelledOrder(@TargetAggregateIdentifier OrderId orderId, Instant cancelledAt)
            implements EscrowCommand {}

    /** The goods did not come in time: all that has not gone back goes back (R7). */
    record RefundUndeliveredOrder(@TargetAggregateIdentifier OrderId orderId, Instant breachedAt)
            implements EscrowCommand {}

    /** The seller won an appeal after the buyer was paid: the platform pays the seller (R35). */
    record PayCompensation(
            @TargetAggregateIdentifier OrderId orderId,
            DisputeId disputeId,
            String sellerId,
            List<LineAmount> lines,
            Money amount,
            Instant awardedAt)
            implements EscrowCommand {}

    /**
     * The bank asks for money back (R57). Answers with the {@link ChargebackId}; the same reference again is the same one.
     *
     * @param bankReference the bank's own name for it
     */
    record OpenChargeback(
            @TargetAggregateIdentifier OrderId orderId, String bankReference, Money amount, Instant openedAt, Actor by)
            implements EscrowCommand {}

    /** The bank found for the seller. */
    record WinChargeback(@TargetAggregateIdentifier OrderId orderId, ChargebackId chargebackId, Instant wonAt, Actor by)
            implements EscrowCommand {}

    /** @param amount what the bank took; absent: all it asked for */
    record LoseChargeback(
            @TargetAggregateIdentifier OrderId orderId,
            ChargebackId chargebackId,
            @Nullable Money amount,
            Instant lostAt,
            Actor by)
            implements EscrowCommand {}

    record UnfreezeMoney(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Instant closedAt)
            implements EscrowCommand {}

    record ReleaseMoney(@TargetAggregateIdentifier OrderId orderId, Instant confirmedAt) implements EscrowCommand {}

    /** @param round which payment of the refund was made: 1, and one more for every one that the bank sent back */
    record BookRefund(@TargetAggregateIdentifier OrderId orderId, RefundId refundId, int round, Actor by)
            implements EscrowCommand {}

    /**
     * What the seller's account had of what it was asked for (R14). The second answer to one asking has no effect.
     *
     * @param amount what was asked for
     * @param fromBalance what of it was there, and is set aside
     */
    record NoteSellerFunds(
            @TargetAggregateIdentifier OrderId orderId,
            RefundId refundId,
            int ask,
            Money amount,
            Money fromBalance,
            Actor by)
            implements EscrowCommand {}

    /** A refund that a bank had overtaken will never be made: nothing of it is with the provider. */
    record NoteRefundNeverMade(@TargetAggregateIdentifier OrderId orderId, RefundId refundId, Actor by)
            implements EscrowCommand {}

    /** The bank sent a made refund back (R56). {@code round} is that of the next attempt. */
    record TakeBackRefund(@TargetAggregateIdentifier OrderId orderId, RefundId refundId, int round, Actor by)
            implements EscrowCommand {}
}
