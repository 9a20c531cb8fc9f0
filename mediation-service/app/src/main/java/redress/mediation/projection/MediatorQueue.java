package redress.mediation.projection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.ClaimEvent;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.VerdictIssued;
import redress.mediation.domain.ClaimEvent.VerdictProposed;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.ClaimState;
import redress.mediation.domain.ClosingReason;
import redress.mediation.domain.DisputeId;
import redress.mediation.domain.OrderId;
import redress.mediation.domain.Outcome;
import redress.mediation.domain.PersonId;
import redress.mediation.projection.MediatorQueue.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/** What case management has on its table, earliest due first. */
public final class MediatorQueue implements Projection<Row> {

    /**
     * One claim in the queue. A proposed verdict is not in it, because the parties see their rows too.
     *
     * @param disputed what was paid for the disputed lines
     * @param mediatorId who has it; absent where it waits for somebody
     * @param verdictDue target of the verdict
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
            String reason,
            Money asked,
            Money disputed,
            @Nullable PersonId mediatorId,
            Instant verdictDue,
            Instant openedAt,
            @Nullable Outcome outcome,
            @Nullable ClosingReason closedWhy) {

        Row with(ClaimState next, @Nullable PersonId mediator, @Nullable Outcome decided, @Nullable ClosingReason why) {
            return new Row(
                    claimId,
                    disputeId,
                    orderId,
                    round,
                    next,
                    buyerId,
                    sellerId,
                    trigger,
                    reason,
                    asked,
                    disputed,
                    mediator,
                    verdictDue,
                    openedAt,
                    decided,
                    why);
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
            case ClaimOpened e ->
                new Row(
                        e.claimId(),
                        e.subject().disputeId(),
                        e.subject().orderId(),
                        e.complaint().round(),
                        ClaimState.OPEN,
                        e.complaint().buyerId(),
                        e.complaint().sellerId(),
                        e.complaint().trigger(),
                        e.complaint().reason(),
                        e.complaint().asked(),
                        e.complaint().disputed(),
                        null,
                        e.verdictDue(),
                        e.openedAt(),
                        null,
                        null);
            case MediatorAssigned e -> of(before).with(ClaimState.ASSIGNED, e.mediatorId(), null, null);
            case VerdictProposed _ -> {
                var row = of(before);
                yield row.with(ClaimState.AWAITING_CONFIRMATION, row.mediatorId(), null, null);
            }
            case VerdictIssued e -> {
                var row = of(before);
                yield row.with(ClaimState.DECIDED, row.mediatorId(), e.verdict().outcome(), null);
            }
            case ClaimClosed e -> {
                var row = of(before);
                yield row.with(ClaimState.CLOSED, row.mediatorId(), row.outcome(), e.why());
            }
        };
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "a claim's first event is its opening");
    }
}
