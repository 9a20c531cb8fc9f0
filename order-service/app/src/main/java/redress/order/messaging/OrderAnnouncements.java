package redress.order.messaging;

import java.util.Optional;
import redress.order.domain.Cancellation;
import redress.order.domain.Confirmation;
import redress.order.domain.Deal;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.LineId;
import redress.order.domain.OrderEvent;
import redress.order.domain.OrderLine;
import redress.order.domain.Origin;
import redress.order.domain.StoredEvent;
import redress.order.events.CancellationRefused;
import redress.order.events.CancellationRequested;
import redress.order.events.DeliveredAfterRefund;
import redress.order.events.GuaranteeBreached;
import redress.order.events.GuaranteeExtended;
import redress.order.events.Line;
import redress.order.events.Money;
import redress.order.events.OrderCancelled;
import redress.order.events.OrderCompleted;
import redress.order.events.OrderDelivered;
import redress.order.events.OrderNews;
import redress.order.events.OrderPaid;
import redress.order.events.OrderPlaced;
import redress.order.events.OrderShipped;
import redress.order.events.ReceiptConfirmed;
import redress.order.events.ReturnRule;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;

/**
 * Which stored events the world hears of. What an order heard of its neighbours is no news: who told it told everyone. A
 * declaration of force majeure is told by each order that it covers.
 */
public final class OrderAnnouncements implements Announcements {

    @Override
    public Optional<Announcement> of(Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case OrderEvent.OrderPlaced e -> news(placed(e));
            case OrderEvent.OrderPaid e ->
                news(new OrderPaid(
                        e.orderId().value(),
                        e.payment().reference(),
                        e.payment().methodKind().name(),
                        money(e.amount()),
                        e.paidAt()));
            case OrderEvent.CancellationRequested e ->
                news(new CancellationRequested(e.orderId().value(), e.askedAt()));
            case OrderEvent.CancellationRefused e ->
                news(new CancellationRefused(e.orderId().value(), e.refusedAt()));
            case OrderEvent.OrderCancelled e -> news(cancelled(e));
            case OrderEvent.OrderShipped e ->
                news(new OrderShipped(
                        e.orderId().value(),
                        e.shipment().carrier(),
                        e.shipment().trackingNumber(),
                        e.shippedAt()));
            case OrderEvent.GuaranteeExtended e ->
                news(new GuaranteeExtended(
                        e.orderId().value(),
                        e.until(),
                        "FORCE_MAJEURE",
                        e.declarationId().value(),
                        e.extendedAt()));
            case OrderEvent.GuaranteeBreached e ->
                news(new GuaranteeBreached(
                        e.orderId().value(),
                        e.effect().rule(),
                        e.effect().policy().value(),
                        e.effect().dueAt(),
                        e.effect().recordedAt()));
            case OrderEvent.DeliveredAfterRefund e ->
                news(new DeliveredAfterRefund(
                        e.orderId().value(),
                        e.refundId().value(),
                        e.lines().stream().map(LineId::value).toList(),
                        e.deliveredAt()));
            case OrderEvent.OrderDelivered e ->
                news(new OrderDelivered(e.orderId().value(), e.deliveredAt()));
            case OrderEvent.ReceiptConfirmed e ->
                news(new ReceiptConfirmed(
                        e.orderId().value(), confirmedBy(e.confirmation()), e.confirmedAt(), e.disputableUntil()));
            case OrderEvent.OrderCompleted e ->
                news(new OrderCompleted(e.orderId().value(), e.completedAt()));
            case OrderEvent.DisputeNoted _ -> Optional.empty();
            case OrderEvent.DisputeClosureNoted _ -> Optional.empty();
            case OrderEvent.ChargebackNoted _ -> Optional.empty();
            case OrderEvent.ChargebackClosureNoted _ -> Optional.empty();
            case OrderEvent.RefundNoted _ -> Optional.empty();
            case ForceMajeureDeclared _ -> Optional.empty();
        };
    }

    private static Optional<Announcement> news(OrderNews news) {
        return Optional.of(new Announcement(
                "redress.order." + news.getClass().getSimpleName() + ".v1", news.orderId(), news.orderId(), news));
    }

    private static OrderPlaced placed(OrderEvent.OrderPlaced e) {
        Deal deal = e.deal();
        return new OrderPlaced(
                e.orderId().value(),
                deal.origin() instanceof Origin.FromCart cart ? cart.cartId().value() : null,
                deal.buyerId().value(),
                deal.sellerId().value(),
                deal.destination().value(),
                deal.currency(),
                deal.lines().stream().map(OrderAnnouncements::line).toList(),
                money(deal.shipping()),
                money(deal.total()),
                deal.promisedBy(),
                e.placedAt());
    }

    private static OrderCancelled cancelled(OrderEvent.OrderCancelled e) {
        var overdue = e.cancellation() instanceof Cancellation.Overdue(var effect) ? effect : null;
        return new OrderCancelled(
                e.orderId().value(),
                e.cancellation().by().name(),
                overdue == null ? null : overdue.rule(),
                overdue == null ? null : overdue.policy().value(),
                e.cancelledAt());
    }

    private static Line line(OrderLine line) {
        var rule = line.returnRule();
        return new Line(
                line.lineId().value(),
                line.title(),
                line.category(),
                line.quantity(),
                money(line.unitPrice()),
                new ReturnRule(rule.returnsOffered(), rule.freeReturn(), rule.days()));
    }

    private static String confirmedBy(Confirmation confirmation) {
        return switch (confirmation) {
            case Confirmation.ByBuyer _ -> "BUYER";
            case Confirmation.Automatic _ -> "SYSTEM";
        };
    }

    private static Money money(redress.platform.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
