package redress.order.domain;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import redress.platform.values.Money;

/** What can happen to an order, in the order in which it usually does. Due instants are kept as they were decided. */
public sealed interface OrderEvent extends StoredEvent {

    OrderId orderId();

    @Revision("1")
    record OrderPlaced(OrderId orderId, Deal deal, PolicyVersion policy, Instant placedAt) implements OrderEvent {}

    /** @param shipBy end of the seller's preparation time, exclusive */
    @Revision("1")
    record OrderPaid(OrderId orderId, Payment payment, Money amount, Instant shipBy, Instant paidAt)
            implements OrderEvent {}

    @Revision("1")
    record OrderShipped(OrderId orderId, Shipment shipment, Instant shippedAt) implements OrderEvent {}

    /** @param confirmBy when receipt counts as confirmed if nobody says otherwise (R8) */
    @Revision("1")
    record OrderDelivered(OrderId orderId, Instant confirmBy, Instant deliveredAt) implements OrderEvent {}

    /** A neighbour's news: money and automatic rules wait for the end of the dispute (R4, R8). */
    @Revision("1")
    record DisputeNoted(OrderId orderId, DisputeId disputeId, Instant openedAt) implements OrderEvent {}

    @Revision("1")
    record DisputeClosureNoted(OrderId orderId, DisputeId disputeId, Instant closedAt) implements OrderEvent {}

    /** @param disputableUntil end of the dispute window, exclusive (R8) */
    @Revision("1")
    record ReceiptConfirmed(OrderId orderId, Confirmation confirmation, Instant disputableUntil, Instant confirmedAt)
            implements OrderEvent {}

    /** Nothing can be disputed any more, and nothing is: the money is final. */
    @Revision("1")
    record OrderCompleted(OrderId orderId, RuleEffect effect, Instant completedAt) implements OrderEvent {}
}
