package redress.mediation.messaging;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimEvent;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.StoredEvent;
import redress.mediation.domain.Verdict;
import redress.mediation.events.ClaimClosed;
import redress.mediation.events.ClaimOpened;
import redress.mediation.events.LineAmount;
import redress.mediation.events.MediationNews;
import redress.mediation.events.MediatorAssigned;
import redress.mediation.events.Money;
import redress.mediation.events.VerdictIssued;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;

/** Which stored events the world hears of. A verdict that waits for its confirmation is nobody's business yet. */
public final class MediationAnnouncements implements Announcements {

    @Override
    public Optional<Announcement> of(Object event, Fact fact) {
        return switch ((StoredEvent) event) {
            case ClaimEvent.ClaimOpened e ->
                news(
                        e,
                        new ClaimOpened(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.complaint().round(),
                                e.verdictDue(),
                                e.openedAt()));
            case ClaimEvent.MediatorAssigned e ->
                news(
                        e,
                        new MediatorAssigned(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.mediatorId().value(),
                                e.assignedAt()));
            case ClaimEvent.VerdictProposed _ -> Optional.empty();
            case ClaimEvent.VerdictIssued e -> news(e, verdict(e, e.verdict(), e.confirmedBy()));
            case ClaimEvent.ClaimClosed e ->
                news(
                        e,
                        new ClaimClosed(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.why().name(),
                                e.closedAt()));
        };
    }

    private static Optional<Announcement> news(ClaimEvent event, MediationNews news) {
        return Optional.of(new Announcement(
                "redress.mediation." + news.getClass().getSimpleName() + ".v1",
                event.claimId().value(),
                news.orderId(),
                news));
    }

    private static VerdictIssued verdict(ClaimEvent.VerdictIssued e, Verdict verdict, @Nullable PersonId confirmedBy) {
        var returnPaidBy = verdict.returnPaidBy();
        return new VerdictIssued(
                e.claimId().value(),
                dispute(e),
                order(e),
                verdict.outcome().name(),
                verdict.lines().stream()
                        .map(line -> new LineAmount(line.lineId().value(), money(line.amount())))
                        .toList(),
                money(verdict.amount()),
                returnPaidBy == null ? null : returnPaidBy.name(),
                verdict.fundedBy().name(),
                verdict.reasons(),
                verdict.policy().value(),
                verdict.decidedBy().value(),
                confirmedBy == null ? null : confirmedBy.value(),
                e.issuedAt());
    }

    private static String dispute(ClaimEvent event) {
        return event.subject().disputeId().value();
    }

    private static String order(ClaimEvent event) {
        return event.subject().orderId().value();
    }

    private static Money money(redress.platform.values.Money amount) {
        return new Money(amount.minor(), amount.currency());
    }
}
