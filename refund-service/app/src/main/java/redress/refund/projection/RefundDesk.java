package redress.refund.projection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.refund.domain.Progress;
import redress.refund.domain.RefundEvent;

/** What finance has on its desk: every refund, by the state it is in, longest there first (R54). */
public final class RefundDesk implements Projection<RefundDesk.Row> {

    /** Where a refund stands, as finance calls it. */
    public enum State {
        /** Approved, not sent yet. */
        WAITING,
        /** With the provider, or its answer is awaited. */
        PROCESSING,
        /** Declined, and tried again by itself. */
        RETRYING,
        /** Declined for good: finance has to act. */
        FAILED,
        /** A chargeback is open (R57). */
        ON_HOLD,
        /** The buyer has it. */
        MADE,
        /** The buyer's bank gave the money (R57). */
        OVERTAKEN;

        static State of(Progress refund) {
            if (refund.isMade()) return MADE;
            if (refund.stage() instanceof Progress.Stage.Overtaken) return OVERTAKEN;
            if (refund.course() == Progress.Course.ON_HOLD) return ON_HOLD;
            return switch (refund.stage()) {
                case Progress.Stage.Failed failed ->
                    switch (failed.next()) {
                        case RefundEvent.NextAttempt.ByItself _ -> RETRYING;
                        case RefundEvent.NextAttempt.ByFinance _ -> FAILED;
                    };
                case Progress.Stage.Requested _ -> WAITING;
                case Progress.Stage.Unanswered _, Progress.Stage.Submitted _, Progress.Stage.Retrying _ -> PROCESSING;
                case Progress.Stage.Made _, Progress.Stage.ByHand _ -> MADE;
                case Progress.Stage.Overtaken _ -> OVERTAKEN;
            };
        }
    }

    /** @param since when it came into this state */
    public record Row(State state, Instant since, Progress refund) {

        Row after(RefundEvent event, Instant at) {
            var next = refund.after(event);
            var now = State.of(next);
            return new Row(now, now == state ? since : at, next);
        }
    }

    @Override
    public String name() {
        return "refund_desk";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof RefundEvent refund
                ? Optional.of(refund.refundId().value())
                : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return event instanceof RefundEvent.RefundRequested requested
                ? new Row(State.WAITING, requested.requestedAt(), Progress.begin(requested))
                : Objects.requireNonNull(before, "a refund is requested before anything else")
                        .after((RefundEvent) event, fact.recordedAt());
    }
}
