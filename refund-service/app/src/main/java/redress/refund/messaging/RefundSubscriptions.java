package redress.refund.messaging;

import java.util.ArrayList;
import java.util.List;
import redress.dispute.events.CompensationAwarded;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeNews;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.DisputeReopened;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.DisputedLine;
import redress.dispute.events.ReturnAccepted;
import redress.order.events.GuaranteeBreached;
import redress.order.events.OrderCancelled;
import redress.order.events.OrderNews;
import redress.order.events.OrderPaid;
import redress.order.events.OrderPlaced;
import redress.order.events.ReceiptConfirmed;
import redress.platform.messages.Subscriptions;
import redress.platform.values.Money;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand.CapturePayment;
import redress.refund.domain.EscrowCommand.CarryOutSettlement;
import redress.refund.domain.EscrowCommand.FreezeMoney;
import redress.refund.domain.EscrowCommand.FreezeMoneyAgain;
import redress.refund.domain.EscrowCommand.OpenEscrow;
import redress.refund.domain.EscrowCommand.PayCompensation;
import redress.refund.domain.EscrowCommand.RefundCancelledOrder;
import redress.refund.domain.EscrowCommand.RefundReturn;
import redress.refund.domain.EscrowCommand.RefundUndeliveredOrder;
import redress.refund.domain.EscrowCommand.ReleaseMoney;
import redress.refund.domain.EscrowCommand.UnfreezeMoney;
import redress.refund.domain.FundedBy;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineCategory;
import redress.refund.domain.LineId;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.ReturnId;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;

/** What the money of an order hears: that it was paid and received, and what became of disputes about it. */
public final class RefundSubscriptions {

    private RefundSubscriptions() {}

    public static Subscriptions all() {
        return Subscriptions.none()
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderPlaced.v1",
                        OrderPlaced.class,
                        news -> new OpenEscrow(
                                new OrderId(news.orderId()),
                                news.buyerId(),
                                news.sellerId(),
                                news.destinationCountry(),
                                lines(news),
                                news.lines().stream()
                                        .map(line -> new LineCategory(new LineId(line.lineId()), line.category()))
                                        .toList(),
                                new Money(news.total().minor(), news.total().currency())))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderPaid.v1",
                        OrderPaid.class,
                        news -> new CapturePayment(
                                new OrderId(news.orderId()),
                                new Payment(news.paymentReference(), news.methodKind()),
                                new Money(news.amount().minor(), news.amount().currency()),
                                news.paidAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderCancelled.v1",
                        OrderCancelled.class,
                        news -> new RefundCancelledOrder(new OrderId(news.orderId()), news.cancelledAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.GuaranteeBreached.v1",
                        GuaranteeBreached.class,
                        news -> new RefundUndeliveredOrder(new OrderId(news.orderId()), news.dueAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.ReceiptConfirmed.v1",
                        ReceiptConfirmed.class,
                        news -> new ReleaseMoney(new OrderId(news.orderId()), news.confirmedAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeOpened.v1",
                        DisputeOpened.class,
                        news -> new FreezeMoney(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), disputed(news.lines())))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeReopened.v1",
                        DisputeReopened.class,
                        news -> new FreezeMoneyAgain(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), disputed(news.lines())))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.CompensationAwarded.v1",
                        CompensationAwarded.class,
                        news -> new PayCompensation(
                                new OrderId(news.orderId()),
                                new DisputeId(news.disputeId()),
                                news.sellerId(),
                                amounts(news.lines()),
                                money(news.amount()),
                                news.awardedAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeSettled.v1",
                        DisputeSettled.class,
                        news -> new CarryOutSettlement(
                                new OrderId(news.orderId()),
                                new DisputeId(news.disputeId()),
                                new SettlementId(news.settlementId()),
                                SettlementBasis.valueOf(news.basis()),
                                SettlementKind.valueOf(news.kind()),
                                amounts(news.lines()),
                                FundedBy.valueOf(news.fundedBy()),
                                news.settledAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.ReturnAccepted.v1",
                        ReturnAccepted.class,
                        news -> new RefundReturn(
                                new OrderId(news.orderId()),
                                new DisputeId(news.disputeId()),
                                new ReturnId(news.returnId()),
                                amounts(news.lines() == null ? List.of() : news.lines()),
                                news.acceptedAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeClosed.v1",
                        DisputeClosed.class,
                        news -> new UnfreezeMoney(
                                new OrderId(news.orderId()), new DisputeId(news.disputeId()), news.closedAt()));
    }

    /** What was ordered, each line at its quantity, and the shipping as one more line (R50). */
    private static List<LineAmount> lines(OrderPlaced news) {
        var lines = new ArrayList<LineAmount>();
        for (var line : news.lines())
            lines.add(new LineAmount(
                    new LineId(line.lineId()),
                    new Money(line.unitPrice().minor(), line.unitPrice().currency()).times(line.quantity())));
        lines.add(new LineAmount(
                LineId.SHIPPING,
                new Money(news.shipping().minor(), news.shipping().currency())));
        return List.copyOf(lines);
    }

    private static List<LineAmount> disputed(List<DisputedLine> lines) {
        return lines.stream()
                .map(line -> new LineAmount(new LineId(line.lineId()), money(line.amount())))
                .toList();
    }

    private static List<LineAmount> amounts(List<redress.dispute.events.LineAmount> parts) {
        return parts.stream()
                .map(part -> new LineAmount(new LineId(part.lineId()), money(part.amount())))
                .toList();
    }

    private static Money money(redress.dispute.events.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
