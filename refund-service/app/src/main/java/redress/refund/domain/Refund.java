package redress.refund.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.refund.domain.RefundEvent.NextAttempt;

/**
 * One repayment, from the promise to the buyer's bank. Its escrow begins it; it is sent to the payment provider under its
 * own id, asked about until the provider says that it is made, tried again after every refusal at the policy's instants,
 * and handed to finance when those are used up. An answer that never came is unknown, not failed: then what the provider
 * has on file counts, and it is asked for ever. What the provider tells by itself is a reason to ask it, no more. The buyer
 * sees three steps of all this — WAITING, PROCESSING, MADE — and they never go back.
 */
@Aggregate(type = "refund", cache = "aggregateCache")
class Refund {

    @AggregateIdentifier
    private RefundId id;

    private @Nullable Progress progress;

    /** For the framework. */
    @SuppressWarnings("NullAway.Init")
    Refund() {}

    /** Begun by its escrow, in the escrow's own unit of work. */
    @SuppressWarnings("NullAway.Init")
    Refund(RefundEvent.RefundRequested requested) {
        apply(requested);
    }

    @CommandHandler
    void decide(RefundCommand.ContactProvider contact, Clock clock) {
        var due = progress().dueAt();
        if (due.isEmpty() || !due.get().equals(contact.due()) || clock.instant().isBefore(contact.due())) return;
        reachFor(contact.by(), contact.due(), clock.instant());
    }

    @CommandHandler
    void decide(RefundCommand.HeedProviderNotice notice, Clock clock) {
        if (progress().errand() != null)
            throw Refusal.conflict("provider-being-asked", "The provider is being asked; tell it again in a moment.");
        var now = clock.instant();
        if (progress().isWithProvider()) reachFor(notice.by(), now, now);
    }

    @CommandHandler
    void decide(RefundCommand.NoteProviderAnswer note, Clock clock, RefundPolicies policies) {
        if (progress().errand() == null || progress().contact() != note.contact()) return;
        var rules = policies.pinned(progress().policy());
        var now = clock.instant();
        switch (note.answer()) {
            case ProviderAnswer.Accepted accepted -> accept(accepted.reference(), note.contact(), rules, now);
            case ProviderAnswer.Made made -> {
                if (!(progress().stage() instanceof Progress.Stage.Submitted))
                    accept(made.reference(), note.contact(), rules, now);
                apply(new RefundEvent.RefundIssued(
                        id,
                        progress().orderId(),
                        progress().cause(),
                        progress().amount(),
                        progress().lines(),
                        made.reference(),
                        made.at(),
                        now));
            }
            case ProviderAnswer.Declined declined ->
                fail(
                        note.contact(),
                        declined.reason(),
                        rules.retryAfter(progress().failures() + 1, now)
                                .<NextAttempt>map(NextAttempt.ByItself::new)
                                .orElseGet(NextAttempt.ByFinance::new),
                        now);
            case ProviderAnswer.Impossible impossible ->
                fail(note.contact(), impossible.reason(), new NextAttempt.ByFinance(), now);
            case ProviderAnswer.Unknown unknown -> {
                int times = progress().silences() + 1;
                apply(new RefundEvent.ProviderAnswerUnknown(
                        id,
                        progress().orderId(),
                        note.contact(),
                        times,
                        unknown.why(),
                        rules.askAfterSilence(times, now),
                        now));
            }
        }
    }

    @CommandHandler
    RefundView decide(RefundCommand.RetryRefund retry, Clock clock) {
        Viewers.admit(retry.by(), progress().buyerId(), progress().sellerId());
        var _ = RefundAction.RETRY_REFUND.demand(progress(), retry.by());
        apply(new RefundEvent.RefundRetried(
                id, progress().orderId(), progress().contact() + 1, retry.by().id(), clock.instant()));
        return RefundView.of(progress(), retry.by());
    }

    @CommandHandler
    Optional<RefundCommand.Errand> show(RefundCommand.ShowErrand question) {
        var kind = progress().errand();
        if (kind == null) return Optional.empty();
        return Optional.of(
                new RefundCommand.Errand(progress().contact(), kind, progress().repayment()));
    }

    @CommandHandler
    RefundView show(RefundCommand.ShowRefund question) {
        return RefundView.of(progress(), question.by());
    }

    @EventSourcingHandler
    void evolve(RefundEvent event) {
        id = event.refundId();
        progress = event instanceof RefundEvent.RefundRequested requested
                ? Progress.begin(requested)
                : progress().after(event);
    }

    private void reachFor(Actor by, Instant due, Instant now) {
        apply(new RefundEvent.ProviderContactDue(
                id,
                progress().orderId(),
                progress().contact() + 1,
                by.id(),
                progress().policy(),
                due,
                now));
    }

    private void fail(int contact, String reason, NextAttempt next, Instant now) {
        apply(new RefundEvent.RefundFailed(
                id, progress().orderId(), contact, progress().failures() + 1, reason, next, now));
    }

    private void accept(String reference, int contact, RefundRules rules, Instant now) {
        var orderId = progress().orderId();
        if (progress().stage() instanceof Progress.Stage.Submitted known
                && known.reference().equals(reference))
            apply(new RefundEvent.RefundStillProcessing(id, orderId, contact, rules.nextAskAfter(now), now));
        else apply(new RefundEvent.RefundSubmitted(id, orderId, contact, reference, rules.firstAskAfter(now), now));
    }

    private Progress progress() {
        return Objects.requireNonNull(progress);
    }
}
