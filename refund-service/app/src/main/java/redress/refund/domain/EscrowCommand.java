package redress.refund.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** What an escrow is told. All of these are facts heard of neighbours or of our own refunds; repeating one changes nothing. */
public sealed interface EscrowCommand {

    OrderId orderId();

    /** @param total what the lines must add up to, else {@code total-differs} */
    record OpenEscrow(
            @TargetAggregateIdentifier OrderId orderId,
            String buyerId,
            String sellerId,
            List<LineAmount> lines,
            Money total)
            implements EscrowCommand {}

    record CapturePayment(@TargetAggregateIdentifier OrderId orderId, Payment payment, Money amount, Instant paidAt)
            implements EscrowCommand {}

    record FreezeMoney(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, List<LineAmount> disputed)
            implements EscrowCommand {}

    record CarryOutSettlement(
            @TargetAggregateIdentifier OrderId orderId,
            DisputeId disputeId,
            SettlementKind kind,
            List<LineAmount> lines,
            FundedBy fundedBy,
            Instant settledAt)
            implements EscrowCommand {}

    record RefundReturn(
            @TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, ReturnId returnId, Instant acceptedAt)
            implements EscrowCommand {}

    record UnfreezeMoney(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Instant closedAt)
            implements EscrowCommand {}

    record ReleaseMoney(@TargetAggregateIdentifier OrderId orderId, Instant confirmedAt) implements EscrowCommand {}

    record BookRefund(@TargetAggregateIdentifier OrderId orderId, RefundId refundId, Actor by)
            implements EscrowCommand {}
}
