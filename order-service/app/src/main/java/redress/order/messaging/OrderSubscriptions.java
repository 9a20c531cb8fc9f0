package redress.order.messaging;

import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeNews;
import redress.dispute.events.DisputeOpened;
import redress.order.domain.DisputeId;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderId;
import redress.platform.messages.Subscriptions;

/** What an order hears: while a dispute on it is open, nothing is confirmed or completed by itself (R4, R8). */
public final class OrderSubscriptions {

    private OrderSubscriptions() {}

    public static Subscriptions all() {
        return Subscriptions.none()
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeOpened.v1",
                        DisputeOpened.class,
                        news -> new NoteDispute(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), news.openedAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeClosed.v1",
                        DisputeClosed.class,
                        news -> new NoteDisputeClosed(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), news.closedAt()));
    }
}
