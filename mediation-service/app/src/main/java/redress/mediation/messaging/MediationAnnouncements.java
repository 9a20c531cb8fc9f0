package redress.mediation.messaging;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimEvent;
import redress.mediation.domain.PersonId;
import redress.mediation.domain.Proposal;
import redress.mediation.domain.ReturnPayer;
import redress.mediation.domain.RosterEvent;
import redress.mediation.domain.StoredEvent;
import redress.mediation.domain.Verdict;
import redress.mediation.events.AppealFiled;
import redress.mediation.events.ClaimClosed;
import redress.mediation.events.ClaimOpened;
import redress.mediation.events.ComplaintCompleted;
import redress.mediation.events.InformationProvided;
import redress.mediation.events.InformationRequested;
import redress.mediation.events.LineAmount;
import redress.mediation.events.MediationNews;
import redress.mediation.events.MediatorAssigned;
import redress.mediation.events.Money;
import redress.mediation.events.PartySilent;
import redress.mediation.events.ProposalAgreed;
import redress.mediation.events.ProposalDeclined;
import redress.mediation.events.ProposalMade;
import redress.mediation.events.VerdictIssued;
import redress.mediation.events.VerdictOverdue;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;

/**
 * Which stored events the world hears of. A verdict that waits for its confirmation is nobody's business yet, nor is what one
 * party alone says to a proposal.
 */
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
            case ClaimEvent.ComplaintCompleted e ->
                news(e, new ComplaintCompleted(e.claimId().value(), dispute(e), order(e), e.completedAt()));
            case ClaimEvent.InformationRequested e ->
                news(
                        e,
                        new InformationRequested(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.requestId().value(),
                                e.request().from().name(),
                                e.request().kinds().stream().map(Enum::name).toList(),
                                e.request().due(),
                                e.requestedAt()));
            case ClaimEvent.InformationProvided e ->
                news(
                        e,
                        new InformationProvided(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.requestId().value(),
                                e.by().name(),
                                e.providedAt()));
            case ClaimEvent.PartySilent e ->
                news(
                        e,
                        new PartySilent(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.requestId().value(),
                                e.party().name(),
                                e.cause().rule(),
                                e.cause().policy().value(),
                                e.cause().dueAt(),
                                e.cause().recordedAt()));
            case ClaimEvent.ProposalMade e -> news(e, made(e, e.proposal()));
            case ClaimEvent.ProposalAgreed e -> news(e, agreed(e, e.proposal()));
            case ClaimEvent.ProposalDeclined e ->
                news(
                        e,
                        new ProposalDeclined(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.proposalId().value(),
                                e.by().name(),
                                e.declinedAt()));
            case ClaimEvent.VerdictIssued e -> news(e, verdict(e, e.verdict()));
            case ClaimEvent.VerdictOverdue e ->
                news(
                        e,
                        new VerdictOverdue(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                value(e.mediatorId()),
                                e.cause().rule(),
                                e.cause().policy().value(),
                                e.cause().dueAt(),
                                e.cause().recordedAt()));
            case ClaimEvent.AppealFiled e ->
                news(
                        e,
                        new AppealFiled(
                                e.claimId().value(),
                                dispute(e),
                                order(e),
                                e.appeal().appealId().value(),
                                e.appeal().by().name(),
                                e.decideBy(),
                                e.appeal().filedAt()));
            case ClaimEvent.MediatorWanted _,
                    ClaimEvent.ProposalAccepted _,
                    ClaimEvent.ProposalExpired _,
                    ClaimEvent.VerdictProposed _,
                    ClaimEvent.VerdictSetAside _,
                    RosterEvent _ -> Optional.empty();
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

    private static VerdictIssued verdict(ClaimEvent.VerdictIssued e, Verdict verdict) {
        var review = e.review();
        return new VerdictIssued(
                e.claimId().value(),
                dispute(e),
                order(e),
                verdict.outcome().name(),
                lines(verdict.lines()),
                money(verdict.amount()),
                name(verdict.returnPaidBy()),
                verdict.fundedBy().name(),
                verdict.reasons(),
                verdict.policy().value(),
                verdict.decidedBy().value(),
                value(e.confirmedBy()),
                e.issuedAt(),
                review == null ? null : review.appealId().value(),
                review == null ? null : review.result().name());
    }

    private static ProposalMade made(ClaimEvent.ProposalMade e, Proposal proposal) {
        return new ProposalMade(
                e.claimId().value(),
                dispute(e),
                order(e),
                proposal.proposalId().value(),
                proposal.kind().name(),
                lines(proposal.lines()),
                money(proposal.amount()),
                name(proposal.returnPaidBy()),
                proposal.fundedBy().name(),
                proposal.answerBy(),
                e.madeAt());
    }

    private static ProposalAgreed agreed(ClaimEvent.ProposalAgreed e, Proposal proposal) {
        return new ProposalAgreed(
                e.claimId().value(),
                dispute(e),
                order(e),
                proposal.proposalId().value(),
                proposal.kind().name(),
                lines(proposal.lines()),
                money(proposal.amount()),
                name(proposal.returnPaidBy()),
                proposal.fundedBy().name(),
                e.agreedAt());
    }

    private static List<LineAmount> lines(List<redress.mediation.domain.LineAmount> lines) {
        return lines.stream()
                .map(line -> new LineAmount(line.lineId().value(), money(line.amount())))
                .toList();
    }

    private static @Nullable String name(@Nullable ReturnPayer payer) {
        return payer == null ? null : payer.name();
    }

    private static @Nullable String value(@Nullable PersonId person) {
        return person == null ? null : person.value();
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
