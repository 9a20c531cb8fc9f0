package redress.mediation.projection;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.About;
import redress.mediation.domain.ClaimEvent;
import redress.mediation.domain.ClaimEvent.AppealFiled;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.ComplaintCompleted;
import redress.mediation.domain.ClaimEvent.InformationProvided;
import redress.mediation.domain.ClaimEvent.InformationRequested;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.MediatorWanted;
import redress.mediation.domain.ClaimEvent.PartySilent;
import redress.mediation.domain.ClaimEvent.ProposalAccepted;
import redress.mediation.domain.ClaimEvent.ProposalAgreed;
import redress.mediation.domain.ClaimEvent.ProposalDeclined;
import redress.mediation.domain.ClaimEvent.ProposalExpired;
import redress.mediation.domain.ClaimEvent.ProposalMade;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.mediation.domain.ClaimEvent.VerdictOverdue;
import redress.mediation.domain.ClaimEvent.VerdictProposed;
import redress.mediation.domain.ClaimEvent.VerdictSetAside;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimState;
import redress.mediation.domain.ClosingReason;
import redress.mediation.domain.DisputeId;
import redress.mediation.domain.OrderId;
import redress.mediation.domain.Outcome;
import redress.mediation.domain.Party;
import redress.mediation.domain.PersonId;
import redress.mediation.projection.MediatorQueue.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/** What case management has on its table, earliest due first. */
public final class MediatorQueue implements Projection<Row> {

    /**
     * That a party is asked something, and has not answered.
     *
     * @param matter what the party is asked
     * @param id of the question or the proposal
     * @param party who is asked
     * @param due end of the time to answer, exclusive
     */
    public record Awaited(Matter matter, String id, Party party, Instant due) {}

    /** What a party is asked. */
    public enum Matter {
        /** To answer a mediator's question (R31). */
        QUESTION,
        /** To accept or decline a mediator's proposal (R32). */
        PROPOSAL
    }

    /**
     * One claim in the queue. A proposed verdict is not in it, because the parties see their rows too.
     *
     * @param round 1 for the first claim of the dispute
     * @param state where it stands
     * @param trigger why the dispute was escalated: BUYER, TIMEOUT, SILENCE or RETURN
     * @param about RETURN where it is about a parcel on its way back
     * @param reason the buyer's coded reason
     * @param asked how much the buyer asks
     * @param disputed what was paid for the disputed lines
     * @param mediatorId who has it; absent where it waits for somebody
     * @param verdictDue first target of the verdict, or of the second look: what is late stays in front
     * @param overdue whether that has passed
     * @param openedAt when it was opened
     * @param outcome what was decided last; absent before
     * @param closedWhy why it was closed; absent while it goes on
     * @param awaited which answers of the parties are awaited; a party sees its own, for what the other says to a proposal is not
     *     told before both have answered
     */
    public record Row(
            ClaimId claimId,
            DisputeId disputeId,
            OrderId orderId,
            int round,
            ClaimState state,
            PersonId buyerId,
            PersonId sellerId,
            String trigger,
            About about,
            String reason,
            Money asked,
            Money disputed,
            @Nullable PersonId mediatorId,
            Instant verdictDue,
            boolean overdue,
            Instant openedAt,
            @Nullable Outcome outcome,
            @Nullable ClosingReason closedWhy,
            List<Awaited> awaited) {

        public Row {
            awaited = List.copyOf(awaited);
        }

        /** The same for a party. */
        public Row seenBy(Party party) {
            return awaiting(awaited.stream().filter(one -> one.party() == party).toList());
        }

        Row asked(Awaited... more) {
            return awaiting(Stream.concat(awaited.stream(), Arrays.stream(more)).toList());
        }

        Row answered(Predicate<Awaited> which) {
            return awaiting(awaited.stream().filter(which.negate()).toList());
        }

        private Row awaiting(List<Awaited> answers) {
            return new Row(
                    claimId,
                    disputeId,
                    orderId,
                    round,
                    state,
                    buyerId,
                    sellerId,
                    trigger,
                    about,
                    reason,
                    asked,
                    disputed,
                    mediatorId,
                    verdictDue,
                    overdue,
                    openedAt,
                    outcome,
                    closedWhy,
                    answers);
        }

        Row in(ClaimState next) {
            return with(next, mediatorId, verdictDue, overdue, outcome, closedWhy);
        }

        Row with(
                ClaimState next,
                @Nullable PersonId mediator,
                Instant due,
                boolean late,
                @Nullable Outcome decided,
                @Nullable ClosingReason why) {
            return new Row(
                    claimId, disputeId, orderId, round, next, buyerId, sellerId, trigger, about, reason, asked,
                    disputed, mediator, due, late, openedAt, decided, why, awaited);
        }
    }

    @Override
    public String name() {
        return "mediator_queue";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof ClaimEvent claim ? Optional.of(claim.claimId().value()) : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch ((ClaimEvent) event) {
            case ClaimOpened e -> opened(e);
            case MediatorAssigned e -> assigned(of(before), e);
            case VerdictProposed _ -> of(before).in(ClaimState.AWAITING_CONFIRMATION);
            case VerdictIssued e -> issued(of(before), e);
            case VerdictOverdue _ -> overdue(of(before));
            case AppealFiled e -> appealed(of(before), e);
            case VerdictSetAside e -> closed(of(before), e.because());
            case ClaimClosed e -> closed(of(before), e.why());
            case InformationRequested e ->
                of(before)
                        .asked(new Awaited(
                                Matter.QUESTION,
                                e.requestId().value(),
                                e.request().from(),
                                e.request().due()));
            case InformationProvided e ->
                of(before).answered(one -> one.id().equals(e.requestId().value()));
            case PartySilent e ->
                of(before).answered(one -> one.id().equals(e.requestId().value()));
            case ProposalMade e ->
                of(before)
                        .answered(MediatorQueue::toAProposal)
                        .asked(proposed(e, Party.BUYER), proposed(e, Party.SELLER));
            case ProposalAccepted e -> of(before).answered(one -> toAProposal(one) && one.party() == e.by());
            case ProposalDeclined _, ProposalExpired _, ProposalAgreed _ ->
                of(before).answered(MediatorQueue::toAProposal);
            case MediatorWanted _, ComplaintCompleted _ -> of(before);
        };
    }

    private static Awaited proposed(ProposalMade e, Party to) {
        return new Awaited(
                Matter.PROPOSAL, e.proposalId().value(), to, e.proposal().answerBy());
    }

    /** Of proposals one is on the table at most. */
    private static boolean toAProposal(Awaited one) {
        return one.matter() == Matter.PROPOSAL;
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "a claim's first event is its opening");
    }

    private static Row assigned(Row row, MediatorAssigned e) {
        var state = row.outcome() == null ? ClaimState.ASSIGNED : ClaimState.APPEALED;
        return row.with(state, e.mediatorId(), row.verdictDue(), row.overdue(), row.outcome(), null);
    }

    private static Row issued(Row row, VerdictIssued e) {
        var outcome = e.verdict().outcome();
        return row.answered(_ -> true)
                .with(ClaimState.DECIDED, row.mediatorId(), row.verdictDue(), row.overdue(), outcome, null);
    }

    private static Row overdue(Row row) {
        return row.with(row.state(), row.mediatorId(), row.verdictDue(), true, row.outcome(), null);
    }

    /** The first appeal needs another mediator; the second joins the look that is being taken. */
    private static Row appealed(Row row, AppealFiled e) {
        var mediator = row.closedWhy() == null ? row.mediatorId() : null;
        return row.with(ClaimState.APPEALED, mediator, e.decideBy(), false, row.outcome(), null);
    }

    private static Row closed(Row row, ClosingReason why) {
        return row.answered(_ -> true)
                .with(ClaimState.CLOSED, row.mediatorId(), row.verdictDue(), row.overdue(), row.outcome(), why);
    }

    private static Row opened(ClaimOpened e) {
        return new Row(
                e.claimId(),
                e.subject().disputeId(),
                e.subject().orderId(),
                e.complaint().round(),
                ClaimState.OPEN,
                e.complaint().buyerId(),
                e.complaint().sellerId(),
                e.complaint().trigger(),
                e.complaint().about(),
                e.complaint().reason(),
                e.complaint().asked(),
                e.complaint().disputed(),
                null,
                e.verdictDue(),
                false,
                e.openedAt(),
                null,
                null,
                List.of());
    }
}
