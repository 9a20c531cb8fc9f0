package redress.refund.domain;

import java.util.Optional;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** What a person may do with a refund. The command and the list of available actions ask the same method (R80). */
enum RefundAction {
    RETRY_REFUND;

    /**
     * The action as it is offered now.
     *
     * @throws Refusal 403 {@code role-may-not} to everyone but finance; 409 {@code refund-not-failed}
     */
    AvailableAction demand(Progress progress, Actor by) {
        by.mustBe(Role.FINANCE);
        if (!(progress.stage() instanceof Progress.Stage.Failed failed) || progress.errand() != null)
            throw Refusal.conflict("refund-not-failed", "Only a refund that the provider declined can be retried.");
        return switch (failed.next()) {
            case RefundEvent.NextAttempt.ByItself next ->
                new AvailableAction("retry-refund", next.at(), "It is tried again by itself at " + next.at() + ".");
            case RefundEvent.NextAttempt.ByFinance _ ->
                new AvailableAction("retry-refund", null, "The refund stays where it is until finance acts.");
        };
    }

    Optional<AvailableAction> offer(Progress progress, Actor viewer) {
        try {
            return Optional.of(demand(progress, viewer));
        } catch (Refusal notNow) {
            return Optional.empty();
        }
    }
}
