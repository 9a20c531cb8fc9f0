package redress.order.messaging;

import java.util.Set;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeNews;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.DisputeReopened;
import redress.order.domain.ChargebackId;
import redress.order.domain.DisputeId;
import redress.order.domain.LineId;
import redress.order.domain.OrderCommand.NoteChargeback;
import redress.order.domain.OrderCommand.NoteChargebackClosed;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderCommand.NoteDisputeReopened;
import redress.order.domain.OrderCommand.NoteRefund;
import redress.order.domain.OrderId;
import redress.order.domain.RefundCause;
import redress.order.domain.RefundId;
import redress.platform.messages.Subscriptions;
import redress.platform.values.Money;
import redress.refund.events.ChargebackLost;
import redress.refund.events.ChargebackOpened;
import redress.refund.events.ChargebackWon;
import redress.refund.events.RefundIssued;
import redress.refund.events.RefundNews;

/**
 * What an order hears: while a dispute or a chargeback on it is open, nothing is confirmed or completed by itself (R4, R8,
 * R57), and goods that were refunded as never received may still come (R9).
 */
public final class OrderSubscriptions {

    /** Why a buyer disputes goods that never came (R12). */
    private static final Set<String> NOT_RECEIVED = Set.of("NOT_RECEIVED", "DELIVERED_NOT_RECEIVED");

    /** How a refund names the shipping, which is no goods (R50). */
    private static final String SHIPPING = "shipping";

    private OrderSubscriptions() {}

    public static Subscriptions all() {
        return Subscriptions.none()
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeOpened.v1",
                        DisputeOpened.class,
                        news -> new NoteDispute(
                                new OrderId(news.orderId()),
                                new DisputeId(news.disputeId()),
                                NOT_RECEIVED.contains(news.reason()),
                                news.openedAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeReopened.v1",
                        DisputeReopened.class,
                        news -> new NoteDisputeReopened(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), news.reopenedAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeClosed.v1",
                        DisputeClosed.class,
                        news -> new NoteDisputeClosed(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), news.closedAt()))
                .hear(
                        RefundNews.TOPIC,
                        "redress.refund.RefundIssued.v1",
                        RefundIssued.class,
                        OrderSubscriptions::refunded)
                .hear(
                        RefundNews.TOPIC,
                        "redress.refund.ChargebackOpened.v1",
                        ChargebackOpened.class,
                        news -> new NoteChargeback(
                                new OrderId(news.orderId()), new ChargebackId(news.chargebackId()), news.openedAt()))
                .hear(
                        RefundNews.TOPIC,
                        "redress.refund.ChargebackWon.v1",
                        ChargebackWon.class,
                        news -> new NoteChargebackClosed(
                                new OrderId(news.orderId()), new ChargebackId(news.chargebackId()), news.wonAt()))
                .hear(
                        RefundNews.TOPIC,
                        "redress.refund.ChargebackLost.v1",
                        ChargebackLost.class,
                        news -> new NoteChargebackClosed(
                                new OrderId(news.orderId()), new ChargebackId(news.chargebackId()), news.lostAt()));
    }

    private static NoteRefund refunded(RefundIssued news) {
        var dispute = news.disputeId();
        return new NoteRefund(
                new OrderId(news.orderId()),
                new RefundId(news.refundId()),
                dispute == null ? new RefundCause.Undisputed() : new RefundCause.Disputed(new DisputeId(dispute)),
                news.lines().stream()
                        .map(part -> part.lineId())
                        .filter(line -> !line.equals(SHIPPING))
                        .map(LineId::new)
                        .toList(),
                new Money(news.amount().minor(), news.amount().currency()),
                news.issuedAt());
    }
}
