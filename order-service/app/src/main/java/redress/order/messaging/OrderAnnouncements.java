package redress.order.messaging;

import java.util.Optional;
import redress.order.domain.Confirmation;
import redress.order.domain.Deal;
import redress.order.domain.OrderEvent;
import redress.order.domain.OrderLine;
import redress.order.domain.Origin;
import redress.order.domain.StoredEvent;
import redress.order.events.Line;
import redress.order.events.Money;
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

/** Which stored events the world hears of. What an order heard of disputes is no news: who told it told everyone. */
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
            case OrderEvent.OrderShipped e ->
                news(new OrderShipped(
                        e.orderId().value(),
                        e.shipment().carrier(),
                        e.shipment().trackingNumber(),
                        e.shippedAt()));
            case OrderEvent.OrderDelivered e ->
                news(new OrderDelivered(e.orderId().value(), e.deliveredAt()));
            case OrderEvent.ReceiptConfirmed e ->
                news(new ReceiptConfirmed(
                        e.orderId().value(), confirmedBy(e.confirmation()), e.confirmedAt(), e.disputableUntil()));
            case OrderEvent.OrderCompleted e ->
                news(new OrderCompleted(e.orderId().value(), e.completedAt()));
            case OrderEvent.DisputeNoted _ -> Optional.empty();
            case OrderEvent.DisputeClosureNoted _ -> Optional.empty();
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
