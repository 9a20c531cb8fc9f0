package redress.refund.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;

/**
 * One refund as one viewer sees it: three steps, what happens next and until when (R53, R80). A seller sees no payment data:
 * {@code methodKind} and {@code providerReference} are absent for one (R82).
 *
 * @param cause why money goes back, and which dispute, return or order says so
 * @param amount all of it
 * @param lines the same for each line
 * @param funding whose money it is, by line and source (R14)
 * @param step the step it is in
 * @param steps all three, in order
 * @param reason why it is not made yet, where there is something to say
 * @param next whose move it is, and what they do
 * @param overdueSince since when it is overdue (R55)
 * @param tracedSince since when finance traces it
 * @param methodKind the kind of the payment method it goes back to
 * @param providerReference the payment provider's own reference
 * @param policy version of the policy that was pinned when it was approved
 * @param place where the policy may differ (R60)
 * @param expectedFrom earliest day to look for the money
 * @param expectedBy latest day it should have come
 */
public record RefundView(
        RefundId refundId,
        OrderId orderId,
        @Nullable DisputeId disputeId,
        String cause,
        Money amount,
        List<LineAmount> lines,
        List<Funding> funding,
        Step step,
        List<StepView> steps,
        @Nullable String reason,
        NextMove next,
        @Nullable Instant overdueSince,
        @Nullable Instant tracedSince,
        @Nullable String methodKind,
        @Nullable String providerReference,
        PolicyVersion policy,
        Place place,
        Instant expectedFrom,
        Instant expectedBy,
        List<AvailableAction> availableActions) {

    /** The steps a buyer sees; they never go back. */
    public enum Step {
        /** Approved, not yet sent. */
        WAITING,
        /** Sent to the provider, or tried again. */
        PROCESSING,
        /** The provider has confirmed it. */
        MADE
    }

    /**
     * @param step which of the three
     * @param at since when; absent while the step is still to come
     * @param words the same for people
     */
    public record StepView(Step step, @Nullable Instant at, String words) {}

    /** @throws redress.platform.values.Refusal as {@link Viewers#admit} */
    public static RefundView of(Progress progress, Actor viewer, Instant now) {
        var requested = progress.requested();
        Viewers.admit(viewer, requested.buyerId(), requested.sellerId());
        boolean seesPayment = !viewer.is(Role.SELLER);
        return new RefundView(
                requested.refundId(),
                requested.orderId(),
                requested.cause().dispute().orElse(null),
                requested.cause().key(),
                requested.amount(),
                requested.lines(),
                requested.funding(),
                step(progress),
                steps(progress),
                reason(progress),
                NextMove.of(progress),
                progress.since().overdue(),
                progress.since().traced(),
                seesPayment ? requested.payment().methodKind() : null,
                seesPayment ? reference(progress) : null,
                requested.policy(),
                requested.place(),
                requested.expectedFrom(),
                requested.expectedBy(),
                actions(progress, viewer, now));
    }

    /** Once made it stays made for the buyer, though the bank may send it back: steps never go back (R53, R56). */
    private static Step step(Progress progress) {
        if (progress.since().made() != null) return Step.MADE;
        return progress.since().processing() == null ? Step.WAITING : Step.PROCESSING;
    }

    private static List<StepView> steps(Progress progress) {
        var steps = new ArrayList<StepView>();
        steps.add(new StepView(
                Step.WAITING,
                progress.requested().requestedAt(),
                "Approved: %s goes back to the method the order was paid with."
                        .formatted(progress.requested().amount())));
        steps.add(new StepView(Step.PROCESSING, progress.since().processing(), processing(progress)));
        steps.add(new StepView(Step.MADE, progress.since().made(), made(progress)));
        return List.copyOf(steps);
    }

    private static String processing(Progress progress) {
        return switch (progress.stage()) {
            case Progress.Stage.Requested _ -> "It will be sent to the payment provider.";
            case Progress.Stage.Unanswered _ -> "Sent to the payment provider; its answer is awaited.";
            case Progress.Stage.Submitted _ -> "The payment provider has it.";
            case Progress.Stage.Failed failed -> {
                var what = progress.isReversed()
                        ? "The payment provider had it, and the bank sent it back"
                        : "The payment provider declined";
                if (progress.course() == Progress.Course.ON_HOLD)
                    yield what + "; the buyer's bank has to decide first.";
                yield switch (failed.next()) {
                    case RefundEvent.NextAttempt.ByItself _ -> what + "; it is being retried.";
                    case RefundEvent.NextAttempt.ByFinance _ -> what + "; finance takes care of it.";
                };
            }
            case Progress.Stage.Retrying _ -> "The payment provider declined; it is being retried.";
            case Progress.Stage.Made _ -> "The payment provider had it.";
            case Progress.Stage.ByHand _ -> "The payment provider could not do it.";
            case Progress.Stage.Overtaken _ -> "It is not sent any more.";
        };
    }

    private static String made(Progress progress) {
        return switch (progress.stage()) {
            case Progress.Stage.ByHand _ -> "Paid by hand; banks may take some days to show it.";
            case Progress.Stage.Made _ -> "The payment provider confirmed it; banks may take some days to show it.";
            case Progress.Stage.Overtaken _ ->
                progress.isReversed()
                        ? "It was made, and the bank sent it back; the buyer's bank has given the money itself."
                        : "Not made: the buyer's bank has given the money itself.";
            case Progress.Stage.Failed failed
            when progress.isReversed() && failed.next() instanceof RefundEvent.NextAttempt.ByFinance ->
                "It was made, and the bank sent it back; finance takes care of it.";
            case Progress.Stage.Requested _,
                    Progress.Stage.Unanswered _,
                    Progress.Stage.Submitted _,
                    Progress.Stage.Failed _,
                    Progress.Stage.Retrying _ ->
                progress.isReversed()
                        ? "It was made, and the bank sent it back; it is being paid again."
                        : "The payment provider will confirm it.";
        };
    }

    private static @Nullable String reason(Progress progress) {
        if (progress.course() == Progress.Course.ON_HOLD && !progress.isOver()) return "chargeback-open";
        if (progress.course() == Progress.Course.OVERTAKEN && !progress.isMade()) return "charged-back";
        return switch (progress.stage()) {
            case Progress.Stage.Failed failed -> failed.reason();
            case Progress.Stage.Retrying retrying -> retrying.reason();
            case Progress.Stage.Unanswered _ -> "answer-unknown";
            case Progress.Stage.Overtaken _ -> "charged-back";
            case Progress.Stage.Requested _,
                    Progress.Stage.Submitted _,
                    Progress.Stage.Made _,
                    Progress.Stage.ByHand _ -> null;
        };
    }

    private static @Nullable String reference(Progress progress) {
        return switch (progress.stage()) {
            case Progress.Stage.Submitted submitted -> submitted.reference();
            case Progress.Stage.Made made -> made.reference();
            case Progress.Stage.ByHand byHand -> byHand.reference();
            case Progress.Stage.Requested _,
                    Progress.Stage.Unanswered _,
                    Progress.Stage.Failed _,
                    Progress.Stage.Retrying _,
                    Progress.Stage.Overtaken _ -> null;
        };
    }

    private static List<AvailableAction> actions(Progress progress, Actor viewer, Instant now) {
        var offered = new ArrayList<AvailableAction>();
        for (var action : RefundAction.values()) {
            Optional<AvailableAction> offer = action.offer(progress, viewer, now);
            offer.ifPresent(offered::add);
        }
        return List.copyOf(offered);
    }
}
