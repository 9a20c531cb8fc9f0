package redress.dispute.messaging;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.AppealId;
import redress.dispute.domain.CalledOff;
import redress.dispute.domain.ChargebackId;
import redress.dispute.domain.ClaimId;
import redress.dispute.domain.DisputeCommand.NoteRefundIssued;
import redress.dispute.domain.DisputeCommand.RecordAppeal;
import redress.dispute.domain.DisputeCommand.RecordVerdict;
import redress.dispute.domain.DisputeCommand.SettleByProposal;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.Funder;
import redress.dispute.domain.LineAmount;
import redress.dispute.domain.LineId;
import redress.dispute.domain.OrderCommand.NoteChargeback;
import redress.dispute.domain.OrderCommand.NoteChargebackDecision;
import redress.dispute.domain.OrderCommand.NoteCompletion;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteEnd;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteReceipt;
import redress.dispute.domain.OrderCommand.NoteRefund;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.PaidBecause;
import redress.dispute.domain.Payer;
import redress.dispute.domain.PolicyVersion;
import redress.dispute.domain.RefundId;
import redress.dispute.domain.Remedy;
import redress.dispute.domain.Verdict;
import redress.mediation.events.MediationNews;
import redress.mediation.events.ProposalAgreed;
import redress.mediation.events.VerdictIssued;
import redress.order.events.GuaranteeBreached;
import redress.order.events.OrderCancelled;
import redress.order.events.OrderCompleted;
import redress.order.events.OrderDelivered;
import redress.order.events.OrderNews;
import redress.order.events.OrderPlaced;
import redress.order.events.OrderShipped;
import redress.order.events.ReceiptConfirmed;
import redress.platform.messages.Subscriptions;
import redress.platform.values.Money;
import redress.refund.events.ChargebackLost;
import redress.refund.events.ChargebackOpened;
import redress.refund.events.ChargebackWon;
import redress.refund.events.RefundIssued;
import redress.refund.events.RefundNews;

/** What this service hears, and the command that each becomes. */
public final class DisputeSubscriptions {

    private DisputeSubscriptions() {}

    public static Subscriptions all() {
        return Subscriptions.none()
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderPlaced.v1",
                        OrderPlaced.class,
                        news -> new NoteOrder(
                                new OrderId(news.orderId()),
                                news.buyerId(),
                                news.sellerId(),
                                news.destinationCountry(),
                                news.currency(),
                                lines(news),
                                news.promisedBy(),
                                news.placedAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderShipped.v1",
                        OrderShipped.class,
                        news -> new NoteShipment(new OrderId(news.orderId()), news.shippedAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderDelivered.v1",
                        OrderDelivered.class,
                        news -> new NoteDelivery(new OrderId(news.orderId()), news.deliveredAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.ReceiptConfirmed.v1",
                        ReceiptConfirmed.class,
                        news -> new NoteReceipt(
                                new OrderId(news.orderId()), news.confirmedAt(), news.disputableUntil()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderCompleted.v1",
                        OrderCompleted.class,
                        news -> new NoteCompletion(new OrderId(news.orderId()), news.completedAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.OrderCancelled.v1",
                        OrderCancelled.class,
                        news -> new NoteEnd(new OrderId(news.orderId()), CalledOff.CANCELLED, news.cancelledAt()))
                .hear(
                        OrderNews.TOPIC,
                        "redress.order.GuaranteeBreached.v1",
                        GuaranteeBreached.class,
                        news -> new NoteEnd(new OrderId(news.orderId()), CalledOff.GUARANTEE_BREACHED, news.dueAt()))
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
                        news -> new NoteChargebackDecision(
                                new OrderId(news.orderId()),
                                new ChargebackId(news.chargebackId()),
                                false,
                                news.wonAt()))
                .hear(
                        RefundNews.TOPIC,
                        "redress.refund.ChargebackLost.v1",
                        ChargebackLost.class,
                        news -> new NoteChargebackDecision(
                                new OrderId(news.orderId()),
                                new ChargebackId(news.chargebackId()),
                                true,
                                news.lostAt()))
                .hear(
                        MediationNews.TOPIC,
                        "redress.mediation.VerdictIssued.v1",
                        VerdictIssued.class,
                        DisputeSubscriptions::decided)
                .hear(
                        MediationNews.TOPIC,
                        "redress.mediation.ProposalAgreed.v1",
                        ProposalAgreed.class,
                        DisputeSubscriptions::agreed)
                .hear(
                        RefundNews.TOPIC,
                        "redress.refund.RefundIssued.v1",
                        RefundIssued.class,
                        DisputeSubscriptions::refunded);
    }

    /** The goods, and shipping as a line of its own where it was paid for (R50). */
    private static List<OrderLine> lines(OrderPlaced news) {
        var lines = new ArrayList<OrderLine>();
        for (var line : news.lines())
            lines.add(new OrderLine(
                    new LineId(line.lineId()),
                    line.title(),
                    line.category(),
                    line.quantity(),
                    new Money(line.unitPrice().minor(), line.unitPrice().currency()),
                    new ReturnRule(
                            line.returnRule().returnsOffered(),
                            line.returnRule().freeReturn(),
                            line.returnRule().days())));
        if (news.shipping().minor() > 0)
            lines.add(new OrderLine(
                    LineId.SHIPPING,
                    "Shipping",
                    "shipping",
                    1,
                    new Money(news.shipping().minor(), news.shipping().currency()),
                    new ReturnRule(false, false, 0)));
        return lines;
    }

    /** A second verdict of the same claim names the appeal that asked for it (R35). */
    private static Object decided(VerdictIssued news) {
        var dispute = new DisputeId(news.disputeId());
        var appeal = news.appealId();
        return appeal == null
                ? new RecordVerdict(dispute, verdict(news), news.issuedAt())
                : new RecordAppeal(dispute, new AppealId(appeal), verdict(news), news.issuedAt());
    }

    private static SettleByProposal agreed(ProposalAgreed news) {
        return new SettleByProposal(
                new DisputeId(news.disputeId()),
                new ClaimId(news.claimId()),
                news.proposalId(),
                news.kind().equals("RETURN_AND_REFUND") ? back(news.returnPaidBy()) : new Remedy.RefundOnly(),
                lines(news.lines()),
                Funder.valueOf(news.fundedBy()),
                news.agreedAt());
    }

    private static List<LineAmount> lines(List<redress.mediation.events.LineAmount> parts) {
        return parts.stream()
                .map(part -> new LineAmount(
                        new LineId(part.lineId()),
                        new Money(part.amount().minor(), part.amount().currency())))
                .toList();
    }

    private static Verdict verdict(VerdictIssued news) {
        var outcome = Verdict.Outcome.valueOf(news.outcome());
        return new Verdict(
                new ClaimId(news.claimId()),
                outcome,
                outcome == Verdict.Outcome.RETURN_AND_REFUND ? back(news.returnPaidBy()) : new Remedy.RefundOnly(),
                lines(news.lines()),
                new Money(news.amount().minor(), news.amount().currency()),
                Funder.valueOf(news.fundedBy()),
                news.reasons(),
                new PolicyVersion(news.policyVersion()));
    }

    private static Remedy back(@Nullable String paidBy) {
        return new Remedy.ReturnAndRefund(paidBy == null ? Payer.SELLER : Payer.valueOf(paidBy), PaidBecause.DECIDED);
    }

    private static Object refunded(RefundIssued news) {
        var lines = news.lines().stream()
                .map(part -> new LineAmount(
                        new LineId(part.lineId()),
                        new Money(part.amount().minor(), part.amount().currency())))
                .toList();
        var dispute = news.disputeId();
        return dispute == null
                ? new NoteRefund(new OrderId(news.orderId()), new RefundId(news.refundId()), lines, news.issuedAt())
                : new NoteRefundIssued(new DisputeId(dispute), new RefundId(news.refundId()), lines, news.issuedAt());
    }
}
