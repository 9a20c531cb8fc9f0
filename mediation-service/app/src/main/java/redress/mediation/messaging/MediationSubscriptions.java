package redress.mediation.messaging;

import redress.dispute.events.ClaimEscalated;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeNews;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.DisputeWithdrawn;
import redress.mediation.domain.ClaimCommand.CloseClaims;
import redress.mediation.domain.ClaimCommand.OpenClaim;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClosingReason;
import redress.mediation.domain.Complaint;
import redress.mediation.domain.DisputeId;
import redress.mediation.domain.DisputedLine;
import redress.mediation.domain.LineId;
import redress.mediation.domain.OrderId;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.Place;
import redress.platform.messages.Subscriptions;
import redress.platform.values.Money;

/** What case management hears: escalations open claims, and whatever ends a dispute closes them (R30, R32). */
public final class MediationSubscriptions {

    private MediationSubscriptions() {}

    public static Subscriptions all() {
        return Subscriptions.none()
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.ClaimEscalated.v1",
                        ClaimEscalated.class,
                        MediationSubscriptions::open)
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeSettled.v1",
                        DisputeSettled.class,
                        news -> new CloseClaims(
                                new DisputeId(news.disputeId()), settled(news.basis()), news.settledAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeWithdrawn.v1",
                        DisputeWithdrawn.class,
                        news -> new CloseClaims(
                                new DisputeId(news.disputeId()), ClosingReason.WITHDRAWN, news.withdrawnAt()))
                .hear(
                        DisputeNews.TOPIC,
                        "redress.dispute.DisputeClosed.v1",
                        DisputeClosed.class,
                        news -> new CloseClaims(new DisputeId(news.disputeId()), closed(news.how()), news.closedAt()));
    }

    private static ClosingReason settled(String basis) {
        return switch (basis) {
            case "VERDICT", "APPEAL", "PROPOSAL" -> ClosingReason.VERDICT;
            case "SUPERSEDED" -> ClosingReason.SUPERSEDED;
            default -> ClosingReason.SETTLED;
        };
    }

    private static ClosingReason closed(String how) {
        return switch (how) {
            case "WITHDRAWN" -> ClosingReason.WITHDRAWN;
            case "SUPERSEDED" -> ClosingReason.SUPERSEDED;
            case "SETTLED_EXTERNALLY" -> ClosingReason.SETTLED_EXTERNALLY;
            default -> ClosingReason.DISPUTE_CLOSED;
        };
    }

    private static OpenClaim open(ClaimEscalated news) {
        var dispute = new DisputeId(news.disputeId());
        return new OpenClaim(
                ClaimId.of(dispute, news.round()),
                new Complaint(
                        dispute,
                        new OrderId(news.orderId()),
                        news.round(),
                        news.trigger(),
                        new PersonId(news.buyerId()),
                        new PersonId(news.sellerId()),
                        news.reason(),
                        news.kind(),
                        news.lines().stream()
                                .map(line -> new DisputedLine(
                                        new LineId(line.lineId()), line.quantity(), money(line.amount())))
                                .toList(),
                        money(news.asked()),
                        new Place(news.destinationCountry(), news.category())),
                news.escalatedAt());
    }

    private static Money money(redress.dispute.events.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
