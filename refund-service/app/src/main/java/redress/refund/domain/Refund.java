package redress.refund.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Duration;
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
 * One repayment, from the promise to the buyer's bank. Its escrow begins it; it is sent to the payment provider under a key
 * that is its own, asked about until the provider says that it is made, tried again under the next key after every refusal, at
 * the policy's instants, and handed to finance when those are used up. An answer that never came is unknown, not failed: then what the provider
 * has on file counts, and it is asked for ever. What the provider tells by itself is a reason to ask it, no more. The buyer
 * sees three steps of all this — WAITING, PROCESSING, MADE — and they never go back.
 */
@Aggregate(type = "refund", cache = "aggregateCache")
class Refund {

    /** What a provider was sent it has on file by then, however late it got there. */
    private static final Duration ON_FILE = Duration.ofDays(1);

    private static final Actor TRACE = Actor.rule("refund-trace");

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
        var saidBefore = notice.ofFailure() ? Progress.Stage.Made.class : Progress.Stage.Failed.class;
        if (progress().isWithProvider() || saidBefore.isInstance(progress().stage())) reachFor(notice.by(), now, now);
    }

    @CommandHandler
    void decide(RefundCommand.NoteProviderAnswer note, Clock clock, RefundPolicies policies) {
        if (progress().errand() == null || progress().contact().number() != note.contact()) return;
        var rules = policies.pinned(requested().policy(), requested().place());
        var now = clock.instant();
        if (progress().isMade()) {
            askedAboutMade(note.contact(), note.answer(), rules, now);
            return;
        }
        if (progress().isDeclineDoubted() && !stands(note.answer())) {
            declineStands(note.contact(), note.answer(), now);
            return;
        }
        switch (note.answer()) {
            case ProviderAnswer.Accepted accepted -> accept(accepted.reference(), note.contact(), rules, now);
            case ProviderAnswer.Made made -> {
                if (!(progress().stage() instanceof Progress.Stage.Submitted))
                    accept(made.reference(), note.contact(), rules, now);
                issue(made.reference(), made.at(), now);
            }
            case ProviderAnswer.Declined declined ->
                fail(
                        note.contact(),
                        declined.reason(),
                        true,
                        rules.retryAfter(progress().attempts().failures() + 1, now)
                                .<NextAttempt>map(NextAttempt.ByItself::new)
                                .orElseGet(NextAttempt.ByFinance::new),
                        now);
            case ProviderAnswer.Impossible impossible ->
                fail(note.contact(), impossible.reason(), false, new NextAttempt.ByFinance(), now);
            case ProviderAnswer.Unknown unknown
            when wasNeverReceived(unknown, now) ->
                fail(note.contact(), "never-received", false, new NextAttempt.ByFinance(), now);
            case ProviderAnswer.Unknown unknown -> {
                int times = progress().contact().silences() + 1;
                apply(new RefundEvent.ProviderAnswerUnknown(
                        id,
                        requested().orderId(),
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
        Viewers.admit(retry.by(), requested().buyerId(), requested().sellerId());
        var now = clock.instant();
        var _ = RefundAction.RETRY_REFUND.demand(progress(), retry.by(), now);
        apply(new RefundEvent.RefundRetried(
                id,
                requested().orderId(),
                progress().contact().number() + 1,
                retry.by().id(),
                now));
        return RefundView.of(progress(), retry.by(), now);
    }

    /** Counts as made: RefundIssued follows, unless it was made, and so issued, before. */
    @CommandHandler
    RefundView decide(RefundCommand.SettleByHand settle, Clock clock) {
        Viewers.admit(settle.by(), requested().buyerId(), requested().sellerId());
        var now = clock.instant();
        var _ = RefundAction.SETTLE_BY_HAND.demand(progress(), settle.by(), now);
        apply(new RefundEvent.RefundSettledByHand(
                id, requested().orderId(), settle.by().id(), settle.reference(), now));
        issue(settle.reference(), now, now);
        return RefundView.of(progress(), settle.by(), now);
    }

    /** Whoever has it, or says that it is made, is asked again: the bank may have sent it back. */
    @CommandHandler
    RefundView decide(RefundCommand.OpenTrace trace, Clock clock, RefundPolicies policies) {
        Viewers.admit(trace.by(), requested().buyerId(), requested().sellerId());
        var now = clock.instant();
        var _ = RefundAction.OPEN_TRACE.demand(progress(), trace.by(), now);
        trace.statement()
                .demand(policies.pinned(requested().policy(), requested().place()));
        apply(new RefundEvent.RefundTraceOpened(
                id, requested().orderId(), trace.statement(), trace.by().id(), now));
        boolean mayTell = progress().isWithProvider() || progress().stage() instanceof Progress.Stage.Made;
        if (mayTell && progress().errand() == null) reachFor(TRACE, now, now);
        return RefundView.of(progress(), trace.by(), now);
    }

    @CommandHandler
    void decide(RefundCommand.NoteRefundOverdue note, Clock clock) {
        if (progress().isOver() || progress().since().overdue() != null) return;
        if (!note.due().equals(requested().expectedBy()) || clock.instant().isBefore(note.due())) return;
        apply(new RefundEvent.RefundOverdue(
                id,
                requested().orderId(),
                requested().expectedBy(),
                note.by().ruleName(),
                requested().policy(),
                note.due(),
                clock.instant()));
    }

    @CommandHandler
    void decide(RefundCommand.HoldRefund hold, Clock clock) {
        if (progress().isOver() || !progress().mayBeHeld()) return;
        apply(new RefundEvent.RefundHeld(id, requested().orderId(), clock.instant()));
    }

    @CommandHandler
    void decide(RefundCommand.ResumeRefund resume, Clock clock) {
        if (progress().isOver() || !progress().mayBeResumed()) return;
        apply(new RefundEvent.RefundResumed(
                id, requested().orderId(), progress().resumedAt(clock.instant()), clock.instant()));
    }

    @CommandHandler
    void decide(RefundCommand.OvertakeRefund overtake, Clock clock) {
        if (progress().isOver() || progress().course() == Progress.Course.OVERTAKEN) return;
        apply(new RefundEvent.RefundOvertaken(id, requested().orderId(), clock.instant()));
        dropIfNotWithProvider(clock.instant());
    }

    @CommandHandler
    Optional<RefundCommand.Errand> show(RefundCommand.ShowErrand question) {
        var kind = progress().errand();
        if (kind == null) return Optional.empty();
        return Optional.of(new RefundCommand.Errand(
                progress().contact().number(), kind, progress().repayment()));
    }

    @CommandHandler
    RefundView show(RefundCommand.ShowRefund question, Clock clock) {
        return RefundView.of(progress(), question.by(), clock.instant());
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
                requested().orderId(),
                progress().contact().number() + 1,
                by.ruleName(),
                requested().policy(),
                due,
                now));
    }

    /** The world hears once that it is made; made again after a reversal it is no news (R53, R56). */
    private void issue(String reference, Instant at, Instant now) {
        apply(
                progress().since().made() == null
                        ? new RefundEvent.RefundIssued(
                                id,
                                requested().orderId(),
                                requested().cause(),
                                requested().amount(),
                                requested().lines(),
                                reference,
                                at,
                                now)
                        : new RefundEvent.RefundMadeAgain(
                                id, requested().orderId(), progress().attempts().round(), reference, at, now));
    }

    /** The provider says otherwise than before only if the bank sent the money back (R56). */
    private void askedAboutMade(int contact, ProviderAnswer answer, RefundRules rules, Instant now) {
        switch (answer) {
            case ProviderAnswer.Declined declined -> reversed(declined.reason(), contact, rules, now);
            case ProviderAnswer.Impossible impossible -> madeButUnheardOf(impossible.reason(), contact, rules, now);
            case ProviderAnswer.Made _, ProviderAnswer.Accepted _ ->
                apply(new RefundEvent.MadeRefundAskedAbout(id, requested().orderId(), contact, "stands", now));
            case ProviderAnswer.Unknown unknown -> madeButUnheardOf(unknown.why(), contact, rules, now);
        }
    }

    private static boolean stands(ProviderAnswer answer) {
        return answer instanceof ProviderAnswer.Made || answer instanceof ProviderAnswer.Accepted;
    }

    /** It was only asked and nothing was sent, so nothing has changed. */
    private void declineStands(int contact, ProviderAnswer answer, Instant now) {
        var what = switch (answer) {
            case ProviderAnswer.Declined declined -> declined.reason();
            case ProviderAnswer.Impossible impossible -> impossible.reason();
            case ProviderAnswer.Unknown unknown -> unknown.why();
            case ProviderAnswer.Made _, ProviderAnswer.Accepted _ -> throw new IllegalStateException("it stands");
        };
        if (progress().stage() instanceof Progress.Stage.Failed failed)
            apply(new RefundEvent.DeclinedRefundAskedAbout(
                    id, requested().orderId(), contact, what, failed.next(), now));
        dropIfNotWithProvider(now);
    }

    private void madeButUnheardOf(String why, int contact, RefundRules rules, Instant now) {
        int times = progress().contact().silences() + 1;
        apply(new RefundEvent.MadeRefundAnswerUnknown(
                id, requested().orderId(), contact, times, why, rules.askAfterSilence(times, now), now));
    }

    /**
     * Made and sent back: a new payment of the same refund. It needs a new key at the provider, because under the old one the
     * provider has it made and would rightly do nothing; and no other refund, because the cause is the same (R52, R54).
     */
    private void reversed(String reason, int contact, RefundRules rules, Instant now) {
        if (!(progress().stage() instanceof Progress.Stage.Made)) return;
        apply(new RefundEvent.RefundReversed(
                id,
                requested().orderId(),
                contact,
                progress().attempts().round() + 1,
                requested().amount(),
                reason,
                rules.retryAfter(1, now).orElse(now),
                requested().expectedBy(),
                now));
    }

    private void fail(int contact, String reason, boolean declined, NextAttempt next, Instant now) {
        apply(new RefundEvent.RefundFailed(
                id, requested().orderId(), contact, progress().attempts().failures() + 1, reason, declined, next, now));
        dropIfNotWithProvider(now);
    }

    /**
     * Nothing was sent since a bank overtook it a day ago, and the provider has nothing on file: then it never had it, and the
     * money that waits for its answer is free.
     */
    private boolean wasNeverReceived(ProviderAnswer.Unknown unknown, Instant now) {
        var overtaken = progress().since().overtaken();
        return overtaken != null
                && unknown.why().equals(ProviderAnswer.Unknown.NOT_FOUND)
                && !now.isBefore(overtaken.plus(ON_FILE));
    }

    private void dropIfNotWithProvider(Instant now) {
        boolean declined = progress().stage() instanceof Progress.Stage.Failed
                && progress().errand() == null;
        if (declined && progress().course() == Progress.Course.OVERTAKEN)
            apply(new RefundEvent.RefundDropped(id, requested().orderId(), now));
    }

    private void accept(String reference, int contact, RefundRules rules, Instant now) {
        var orderId = requested().orderId();
        if (progress().stage() instanceof Progress.Stage.Submitted known
                && known.reference().equals(reference))
            apply(new RefundEvent.RefundStillProcessing(id, orderId, contact, rules.nextAskAfter(now), now));
        else apply(new RefundEvent.RefundSubmitted(id, orderId, contact, reference, rules.firstAskAfter(now), now));
    }

    private Progress progress() {
        return Objects.requireNonNull(progress);
    }

    private RefundEvent.RefundRequested requested() {
        return progress().requested();
    }
}
