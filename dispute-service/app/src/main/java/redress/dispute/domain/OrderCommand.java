package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** What a {@link DisputableOrder} can be told. Facts heard from neighbours may be told again: nothing happens. */
public sealed interface OrderCommand {

    OrderId orderId();

    record NoteOrder(
            @TargetAggregateIdentifier OrderId orderId,
            String buyerId,
            String sellerId,
            String destinationCountry,
            String currency,
            List<OrderEvent.OrderLine> lines,
            Instant promisedBy,
            Instant placedAt)
            implements OrderCommand {}

    record NoteShipment(@TargetAggregateIdentifier OrderId orderId, Instant shippedAt) implements OrderCommand {}

    record NoteDelivery(@TargetAggregateIdentifier OrderId orderId, Instant deliveredAt) implements OrderCommand {}

    record NoteReceipt(@TargetAggregateIdentifier OrderId orderId, Instant confirmedAt, Instant disputableUntil)
            implements OrderCommand {}

    record NoteCompletion(@TargetAggregateIdentifier OrderId orderId, Instant completedAt) implements OrderCommand {}

    /** A refund without a dispute. */
    record NoteRefund(
            @TargetAggregateIdentifier OrderId orderId, RefundId refundId, List<LineAmount> lines, Instant issuedAt)
            implements OrderCommand {}

    /** R58. */
    record NoteEnd(@TargetAggregateIdentifier OrderId orderId, CalledOff how, Instant endedAt)
            implements OrderCommand {}

    /** R57. */
    record NoteChargeback(@TargetAggregateIdentifier OrderId orderId, ChargebackId chargebackId, Instant openedAt)
            implements OrderCommand {}

    /** R57. */
    record NoteChargebackDecision(
            @TargetAggregateIdentifier OrderId orderId, ChargebackId chargebackId, boolean lost, Instant decidedAt)
            implements OrderCommand {}

    /**
     * R10–R13. Also creates the {@link Dispute}, in the same append.
     *
     * @param unused the buyer says that the goods are new and unused, which a free return needs (R40)
     * @param supportsReason why support opens it for the buyer; nothing where the buyer does
     */
    record OpenDispute(
            @TargetAggregateIdentifier OrderId orderId,
            DisputeId disputeId,
            List<LineChoice> lines,
            Reason reason,
            Kind kind,
            Share ask,
            boolean arrived,
            boolean unused,
            Remark remark,
            List<ShownEvidence> evidence,
            Remark supportsReason,
            Actor by)
            implements OrderCommand {}

    /** By the buyer: the withdrawn dispute is to go on (R27). */
    record ReclaimLines(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Actor by)
            implements OrderCommand {}

    /** By the bookkeeping, when the dispute is over. */
    record FreeLines(
            @TargetAggregateIdentifier OrderId orderId,
            DisputeId disputeId,
            Ending how,
            OrderEvent.Afterwards afterwards,
            List<LineAmount> refunded,
            Instant freedAt,
            Actor by)
            implements OrderCommand {}

    /** A question: what of this order can be disputed, what is. */
    record ShowOrderDisputes(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {}

    /**
     * A question: what may be asked for these lines with this reason (R12).
     *
     * @param shippingUsed what the shipping that was used costs, where the buyer knows
     */
    record AskSuggestion(
            @TargetAggregateIdentifier OrderId orderId,
            List<LineChoice> lines,
            Reason reason,
            @Nullable Money shippingUsed,
            Actor by)
            implements OrderCommand {}

    /** A question: what the viewer may do with a dispute that is over (R80). */
    record ShowAfterwards(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Actor by)
            implements OrderCommand {}

    /** Units of one line. */
    record LineChoice(LineId lineId, int quantity) {}

    /** Evidence as it is handed in. */
    record ShownEvidence(Evidence.Kind kind, String mediaType, long bytes, String sha256) {

        /** Whether it is a photo or a video (R12), and not a text that is called one. */
        boolean shows() {
            return kind.shows() && (mediaType.startsWith("image/") || mediaType.startsWith("video/"));
        }

        Evidence by(Actor who, Instant now) {
            return new Evidence(kind, mediaType, bytes, sha256, who.id(), now);
        }
    }
}
