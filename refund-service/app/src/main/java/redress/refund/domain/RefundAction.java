package redress.refund.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import redress.platform.values.Action;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** What a person may do with a refund. The command and the list of available actions ask the same method (R80). */
enum RefundAction implements Action {
    /** Finance has it tried again that the provider declined. */
    RETRY_REFUND(Role.FINANCE) {
        @Override
        AvailableAction demandState(Progress progress, Instant now) {
            return failed(word(), progress);
        }
    },
    /** Finance has paid it in another way. */
    SETTLE_BY_HAND(Role.FINANCE) {
        @Override
        AvailableAction demandState(Progress progress, Instant now) {
            return failed(word(), progress);
        }
    },
    /** The buyer's bank statement does not show it, though the day has passed (R55). */
    OPEN_TRACE(Role.BUYER) {
        @Override
        AvailableAction demandState(Progress progress, Instant now) {
            if (now.isBefore(progress.requested().expectedBy()))
                throw Refusal.conflict(
                                "refund-not-overdue",
                                "The money may still come: it is expected by %s.",
                                progress.requested().expectedBy())
                        .under(progress.requested().policy().value());
            if (progress.stage() instanceof Progress.Stage.Overtaken)
                throw Refusal.conflict("refund-overtaken", "The buyer's bank has given this money itself.");
            if (progress.since().traced() != null)
                throw Refusal.conflict(
                        "trace-open",
                        "It is being traced since %s.",
                        progress.since().traced());
            return new AvailableAction(word(), null, "Nothing is traced until you ask for it.");
        }
    };

    private final Role role;

    RefundAction(Role role) {
        this.role = role;
    }

    /**
     * The action as it is offered now.
     *
     * @throws Refusal 403 {@code role-may-not}; 409 {@code refund-not-failed}, {@code refund-on-hold}, {@code
     *     refund-not-overdue}, {@code refund-overtaken} or {@code trace-open}
     */
    AvailableAction demand(Progress progress, Actor by, Instant now) {
        by.mustBe(role);
        return demandState(progress, now);
    }

    abstract AvailableAction demandState(Progress progress, Instant now);

    @Override
    public boolean everOpenTo(Role one) {
        return one == role;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<AvailableAction> offer(Progress progress, Actor viewer, Instant now) {
        try {
            return Optional.of(demand(progress, viewer, now));
        } catch (Refusal notNow) {
            return Optional.empty();
        }
    }

    private static AvailableAction failed(String action, Progress progress) {
        if (!(progress.stage() instanceof Progress.Stage.Failed failed) || progress.errand() != null)
            throw Refusal.conflict("refund-not-failed", "Only a refund that the provider declined waits for finance.");
        if (progress.course() == Progress.Course.CAME_BACK)
            throw Refusal.conflict("refund-on-hold", "It has just come back; the order's money is being looked at.");
        if (progress.course() != Progress.Course.OPEN)
            throw Refusal.conflict("refund-on-hold", "The buyer's bank asks for the money; it has to decide first.");
        return switch (failed.next()) {
            case RefundEvent.NextAttempt.ByItself next ->
                new AvailableAction(action, next.at(), "It is tried again by itself at " + next.at() + ".");
            case RefundEvent.NextAttempt.ByFinance _ ->
                new AvailableAction(action, null, "The refund stays where it is until finance acts.");
        };
    }
}
