package redress.order.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Money;
import redress.platform.values.Window;

/** What can happen to an order, in the order in which it usually does. Due instants are kept as they were decided. */
public sealed interface OrderEvent extends StoredEvent {

    OrderId orderId();

    @Revision("1")
    record OrderPlaced(OrderId orderId, Deal deal, PolicyVersion policy, Instant placedAt) implements OrderEvent {}

    /**
     * @param destination said again, so that who waits for orders to a country need not look it up
     * @param shipBy end of the seller's preparation time, exclusive (R5)
     * @param guaranteedUntil end of the delivery guarantee, exclusive (R7)
     */
    @Revision("1")
    record OrderPaid(
            OrderId orderId,
            Payment payment,
            Money amount,
            Country destination,
            Instant shipBy,
            Instant guaranteedUntil,
            Instant paidAt)
            implements OrderEvent {

        /** What force majeure covers from now on. */
        public String covered() {
            return new Scope.Destination(destination).key();
        }
    }

    /** The buyer's wish; the seller's answer is awaited until the end of the preparation time (R6). */
    @Revision("1")
    record CancellationRequested(OrderId orderId, Instant askedAt) implements OrderEvent {}

    @Revision("1")
    record CancellationRefused(OrderId orderId, Instant refusedAt) implements OrderEvent {}

    /** It will never be shipped; what was paid goes back (R5, R6). */
    @Revision("1")
    record OrderCancelled(OrderId orderId, Cancellation cancellation, Instant cancelledAt) implements OrderEvent {}

    @Revision("1")
    record OrderShipped(OrderId orderId, Shipment shipment, Instant shippedAt) implements OrderEvent {

        /** What force majeure covers from now on, too. */
        public String covered() {
            return new Scope.CarriedBy(shipment.carrier()).key();
        }
    }

    /**
     * The buyer is told that the guarantee ends later, and why (R7).
     *
     * @param standstill the time in which this order is held up: it does not count
     * @param until the new end, exclusive
     */
    @Revision("1")
    record GuaranteeExtended(
            OrderId orderId,
            DeclarationId declarationId,
            String reason,
            Window standstill,
            Instant until,
            Instant extendedAt)
            implements OrderEvent {}

    /** Shipped and not delivered by the end of the guarantee: everything goes back (R7). The parcel may still come. */
    @Revision("1")
    record GuaranteeBreached(OrderId orderId, RuleEffect effect) implements OrderEvent {}

    /** @param confirmBy when receipt counts as confirmed if nobody says otherwise (R8) */
    @Revision("1")
    record OrderDelivered(OrderId orderId, Instant confirmBy, Instant deliveredAt) implements OrderEvent {}

    /**
     * A neighbour's news: money and automatic rules wait for the end of the dispute (R4, R8).
     *
     * @param notReceived whether the buyer says that the goods never came (R9)
     */
    @Revision("1")
    record DisputeNoted(OrderId orderId, DisputeId disputeId, boolean notReceived, Instant openedAt)
            implements OrderEvent {}

    @Revision("1")
    record DisputeClosureNoted(OrderId orderId, DisputeId disputeId, Instant closedAt) implements OrderEvent {}

    /** A neighbour's news: the bank decides, and until then nothing happens by itself (R57). */
    @Revision("1")
    record ChargebackNoted(OrderId orderId, ChargebackId chargebackId, Instant openedAt) implements OrderEvent {}

    @Revision("1")
    record ChargebackClosureNoted(OrderId orderId, ChargebackId chargebackId, Instant closedAt) implements OrderEvent {}

    /**
     * A neighbour's news: the buyer has this money back.
     *
     * @param lines the goods it was for; none for a refund of the shipping alone
     */
    @Revision("1")
    record RefundNoted(
            OrderId orderId, RefundId refundId, RefundCause cause, List<LineId> lines, Money amount, Instant issuedAt)
            implements OrderEvent {

        public RefundNoted {
            lines = List.copyOf(lines);
        }
    }

    /** Goods that were refunded as never received came after all: support looks at it, nobody is debited (R9). */
    @Revision("1")
    record DeliveredAfterRefund(
            OrderId orderId, RefundId refundId, List<LineId> lines, Money amount, Instant deliveredAt)
            implements OrderEvent {

        public DeliveredAfterRefund {
            lines = List.copyOf(lines);
        }
    }

    /** @param disputableUntil end of the dispute window, exclusive (R8) */
    @Revision("1")
    record ReceiptConfirmed(OrderId orderId, Confirmation confirmation, Instant disputableUntil, Instant confirmedAt)
            implements OrderEvent {}

    /** Nothing can be disputed any more, and nothing is: the money is final. */
    @Revision("1")
    record OrderCompleted(OrderId orderId, RuleEffect effect, Instant completedAt) implements OrderEvent {}
}
