package redress.dispute.messaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Cause;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.OrderEvent;
import redress.dispute.domain.Remedy;
import redress.dispute.domain.Request;
import redress.dispute.domain.ReturnEvent;
import redress.dispute.domain.StoredEvent;
import redress.dispute.events.ClaimEscalated;
import redress.dispute.events.CompensationAwarded;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeHeld;
import redress.dispute.events.DisputeNews;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.DisputeReopened;
import redress.dispute.events.DisputeResumed;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.DisputeWithdrawn;
import redress.dispute.events.DisputedLine;
import redress.dispute.events.EvidenceAdded;
import redress.dispute.events.Finding;
import redress.dispute.events.LineAmount;
import redress.dispute.events.MessageSent;
import redress.dispute.events.Money;
import redress.dispute.events.OfferMade;
import redress.dispute.events.RequestAmended;
import redress.dispute.events.ReturnAccepted;
import redress.dispute.events.ReturnAwaited;
import redress.dispute.events.ReturnContested;
import redress.dispute.events.ReturnDelivered;
import redress.dispute.events.ReturnExtended;
import redress.dispute.events.ReturnLapsed;
import redress.dispute.events.ReturnPresumedLost;
import redress.dispute.events.ReturnReminded;
import redress.dispute.events.ReturnShipped;
import redress.dispute.events.SellerReminded;
import redress.dispute.events.SellerResponded;
import redress.dispute.events.SellerResponseWindowElapsed;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;
import redress.platform.values.Ids;
import redress.platform.values.Role;

/** Which stored events the world hears of. What was heard from neighbours is no news: who told it told everyone. */
public final class DisputeAnnouncements implements Announcements {

    @Override
    public Optional<Announcement> of(Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case OrderEvent _ -> Optional.empty();
            case DisputeEvent e ->
                news(e, fact).map(news -> announcement(e.disputeId().value(), news));
            case ReturnEvent e -> news(e).map(news -> announcement(e.returnId().value(), news));
        };
    }

    private static Announcement announcement(String subject, DisputeNews news) {
        return new Announcement(
                "redress.dispute." + news.getClass().getSimpleName() + ".v1", subject, news.orderId(), news);
    }

    private static Optional<DisputeNews> news(DisputeEvent event, Fact fact) {
        var dispute = event.disputeId().value();
        var order = event.orderId().value();
        return switch (event) {
            case DisputeEvent.DisputeOpened e ->
                Optional.of(new DisputeOpened(
                        dispute,
                        order,
                        e.buyerId(),
                        e.sellerId(),
                        e.request().reason().name(),
                        e.request().remedy().kind().name(),
                        lines(e.request()),
                        money(e.request().asked()),
                        e.terms().respondBy(),
                        e.terms().resolveBy(),
                        e.terms().policy().value(),
                        e.openedAt()));
            case DisputeEvent.SellerResponded e ->
                Optional.of(
                        switch (e.answer()) {
                            case DisputeEvent.Answer.Accepted _ ->
                                new SellerResponded(dispute, order, "ACCEPTED", null, e.respondedAt());
                            case DisputeEvent.Answer.Countered answer ->
                                new SellerResponded(
                                        dispute,
                                        order,
                                        "COUNTERED",
                                        answer.offerId().value(),
                                        e.respondedAt());
                            case DisputeEvent.Answer.Rejected _ ->
                                new SellerResponded(dispute, order, "REJECTED", null, e.respondedAt());
                        });
            case DisputeEvent.SellerResponseWindowElapsed e ->
                Optional.of(new SellerResponseWindowElapsed(
                        dispute,
                        order,
                        e.consequence().name(),
                        e.rule().rule(),
                        e.rule().policy().value(),
                        e.rule().dueAt(),
                        e.rule().recordedAt()));
            case DisputeEvent.OfferMade e ->
                Optional.of(new OfferMade(
                        dispute,
                        order,
                        e.offer().offerId().value(),
                        e.offer().version(),
                        e.offer().by().name(),
                        e.offer().remedy().kind().name(),
                        money(e.offer().amount()),
                        payer(e.offer().remedy()),
                        e.madeAt()));
            case DisputeEvent.SellerReminded e ->
                Optional.of(new SellerReminded(
                        dispute,
                        order,
                        e.number(),
                        e.respondBy(),
                        e.rule().rule(),
                        e.rule().policy().value(),
                        e.rule().dueAt(),
                        e.rule().recordedAt()));
            case DisputeEvent.RequestAmended e ->
                Optional.of(new RequestAmended(
                        dispute,
                        order,
                        e.request().remedy().kind().name(),
                        lines(e.request()),
                        money(e.request().asked()),
                        e.worseForSeller(),
                        e.deadlines().answerBy(),
                        e.amendedAt()));
            case DisputeEvent.EvidenceAdded e ->
                Optional.of(new EvidenceAdded(
                        dispute,
                        order,
                        e.evidenceId().value(),
                        e.by().name(),
                        e.evidence().kind().name(),
                        e.evidence().mediaType(),
                        e.evidence().bytes(),
                        e.evidence().sha256(),
                        e.evidence().addedAt()));
            case DisputeEvent.MessageSent e ->
                Optional.of(new MessageSent(
                        dispute,
                        order,
                        e.messageId().value(),
                        e.by().name(),
                        e.language().value(),
                        e.sentAt()));
            case DisputeEvent.DisputeReopened e ->
                Optional.of(new DisputeReopened(
                        dispute,
                        order,
                        lines(e.request()),
                        money(e.request().asked()),
                        e.deadlines().respondBy(),
                        e.deadlines().resolveBy(),
                        e.reopenedAt()));
            case DisputeEvent.DisputeHeld e ->
                Optional.of(new DisputeHeld(dispute, order, e.because().name(), e.heldAt()));
            case DisputeEvent.DisputeResumed e ->
                Optional.of(new DisputeResumed(
                        dispute,
                        order,
                        e.sellerAwaited() ? e.deadlines().answerBy() : null,
                        e.deadlines().resolveBy(),
                        e.resumedAt()));
            case DisputeEvent.CompensationAwarded e ->
                Optional.of(new CompensationAwarded(
                        dispute, order, e.sellerId(), amounts(e.lines()), money(e.amount()), e.awardedAt()));
            case DisputeEvent.OpenedBySupport _ -> Optional.empty();
            case DisputeEvent.OfferAccepted _ -> Optional.empty();
            case DisputeEvent.AppealDecided _ -> Optional.empty();
            case DisputeEvent.ReturnRecalled _ -> Optional.empty();
            case DisputeEvent.DisputeSettled e ->
                Optional.of(new DisputeSettled(
                        dispute,
                        order,
                        Ids.derived("stl_", dispute + " " + fact.sequence()),
                        e.settlement().basis().name(),
                        e.settlement().remedy().kind().name(),
                        amounts(e.settlement().lines()),
                        money(e.settlement().amount()),
                        payer(e.settlement().remedy()),
                        e.settlement().fundedBy().name(),
                        e.settledAt()));
            case DisputeEvent.DisputeWithdrawn e -> Optional.of(new DisputeWithdrawn(dispute, order, e.withdrawnAt()));
            case DisputeEvent.ClaimEscalated e ->
                Optional.of(new ClaimEscalated(
                        dispute,
                        order,
                        e.round(),
                        e.trigger().name(),
                        e.buyerId(),
                        e.sellerId(),
                        e.request().reason().name(),
                        e.request().remedy().kind().name(),
                        lines(e.request()),
                        money(e.asked()),
                        e.place().country(),
                        e.place().category(),
                        e.escalatedAt()));
            case DisputeEvent.VerdictRecorded _ -> Optional.empty();
            case DisputeEvent.VerdictSetAside _ -> Optional.empty();
            case DisputeEvent.GoodsReturned _ -> Optional.empty();
            case DisputeEvent.GoodsPartlyReturned _ -> Optional.empty();
            case DisputeEvent.RefundCounted _ -> Optional.empty();
            case DisputeEvent.DisputeClosed e ->
                Optional.of(new DisputeClosed(dispute, order, e.how().name(), e.closedAt()));
        };
    }

    private static Optional<DisputeNews> news(ReturnEvent event) {
        var id = event.returnId().value();
        var dispute = event.disputeId().value();
        var order = event.orderId().value();
        return switch (event) {
            case ReturnEvent.ReturnAwaited e ->
                Optional.of(new ReturnAwaited(
                        id,
                        dispute,
                        order,
                        e.paidBy().name(),
                        e.because().word(),
                        e.policy().value(),
                        e.shipBy(),
                        e.awaitedAt()));
            case ReturnEvent.ReturnReminded e ->
                Optional.of(new ReturnReminded(
                        id,
                        dispute,
                        order,
                        e.step().name(),
                        e.rule().dueAt(),
                        e.rule().recordedAt()));
            case ReturnEvent.ReturnExtended e ->
                Optional.of(new ReturnExtended(
                        id, dispute, order, e.shipBy(), e.by().is(Role.SELLER) ? "SELLER" : "SUPPORT", e.extendedAt()));
            case ReturnEvent.ReturnShipped e ->
                Optional.of(new ReturnShipped(id, dispute, order, e.carrier(), e.trackingNumber(), e.shippedAt()));
            case ReturnEvent.ReturnDelivered e ->
                Optional.of(new ReturnDelivered(id, dispute, order, e.inspectBy(), e.deliveredAt()));
            case ReturnEvent.ReturnAccepted e ->
                Optional.of(new ReturnAccepted(
                        id,
                        dispute,
                        order,
                        e.cause() instanceof Cause.Rule ? "SILENCE" : "SELLER",
                        null,
                        null,
                        e.acceptedAt()));
            case ReturnEvent.ReturnPartlyAccepted e ->
                Optional.of(new ReturnAccepted(
                        id, dispute, order, "SELLER", amounts(e.due()), money(e.amount()), e.acceptedAt()));
            case ReturnEvent.ReturnContested e ->
                Optional.of(new ReturnContested(id, dispute, order, findings(e.findings()), e.contestedAt()));
            case ReturnEvent.ReturnLapsed e ->
                Optional.of(new ReturnLapsed(id, dispute, order, e.rule().dueAt()));
            case ReturnEvent.ReturnPresumedLost e ->
                Optional.of(new ReturnPresumedLost(
                        id,
                        dispute,
                        order,
                        e.rule().rule(),
                        e.rule().policy().value(),
                        e.rule().dueAt(),
                        e.rule().recordedAt()));
            case ReturnEvent.ReturnTurnedUp _ -> Optional.empty();
            case ReturnEvent.ReturnHeld _ -> Optional.empty();
            case ReturnEvent.ReturnResumed _ -> Optional.empty();
            case ReturnEvent.ReturnRevised _ -> Optional.empty();
            case ReturnEvent.ReturnPayerChanged _ -> Optional.empty();
            case ReturnEvent.ReturnConcluded _ -> Optional.empty();
        };
    }

    private static List<DisputedLine> lines(Request request) {
        return request.lines().stream()
                .map(line -> new DisputedLine(line.lineId().value(), line.quantity(), money(line.amount())))
                .toList();
    }

    private static List<LineAmount> amounts(List<redress.dispute.domain.LineAmount> parts) {
        return parts.stream()
                .map(part -> new LineAmount(part.lineId().value(), money(part.amount())))
                .toList();
    }

    private static List<Finding> findings(List<redress.dispute.domain.Finding> findings) {
        return findings.stream()
                .map(finding -> new Finding(
                        finding.lineId().value(),
                        finding.quantity(),
                        finding.finding().name()))
                .toList();
    }

    private static @Nullable String payer(Remedy remedy) {
        return remedy instanceof Remedy.ReturnAndRefund back
                ? back.returnPaidBy().name()
                : null;
    }

    private static Money money(redress.platform.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
