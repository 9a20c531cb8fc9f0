package redress.mediation.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.mediation.domain.Stage.Open;
import redress.mediation.domain.Stage.Unopened;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What a person may do with a claim. One place answers for all: a command asks {@link #objection} before it acts, and the
 * view lists exactly the actions that meet none (R80).
 */
enum ClaimAction {
    ASSIGN_MEDIATOR,
    GIVE_VERDICT,
    CONFIRM_VERDICT;

    /** @throws Refusal 403 {@code role-may-not} */
    void requireRole(Actor actor) {
        if (!isFor(actor))
            throw Refusal.forbidden(
                    "role-may-not",
                    "Only a mediator%s may do this.",
                    this == ASSIGN_MEDIATOR ? " or somebody of support" : "");
    }

    boolean isFor(Actor actor) {
        return switch (this) {
            case ASSIGN_MEDIATOR -> actor.is(Role.MEDIATOR) || actor.is(Role.SUPPORT);
            case GIVE_VERDICT, CONFIRM_VERDICT -> actor.is(Role.MEDIATOR);
        };
    }

    /** Why {@code actor} cannot do it now; empty where it can. */
    Optional<Refusal> objection(Stage stage, Actor actor) {
        return switch (this) {
            case ASSIGN_MEDIATOR ->
                switch (stage) {
                    case Open _ -> none();
                    case Assigned _ when actor.is(Role.SUPPORT) -> none();
                    case Assigned _, AwaitingConfirmation _ ->
                        conflict("already-assigned", "The claim has a mediator.");
                    case Unopened _, Decided _, Closed _ -> over();
                };
            case GIVE_VERDICT ->
                switch (stage) {
                    case Assigned assigned -> onlyThe(assigned, actor);
                    case AwaitingConfirmation awaiting -> onlyThe(awaiting.assigned(), actor);
                    case Unopened _, Open _ ->
                        forbidden("not-assigned", "Only the mediator who has the claim decides.");
                    case Decided _, Closed _ -> over();
                };
            case CONFIRM_VERDICT ->
                switch (stage) {
                    case AwaitingConfirmation awaiting ->
                        awaiting.verdict().decidedBy().equals(PersonId.of(actor))
                                ? forbidden("second-mediator-required", "Nobody confirms their own verdict.")
                                : none();
                    case Unopened _, Open _, Assigned _ ->
                        conflict("nothing-to-confirm", "There is no verdict that waits for a second mediator.");
                    case Decided _, Closed _ -> over();
                };
        };
    }

    /** How it is offered to the person who may do it now: by when, and what comes if they let it be. */
    AvailableAction offer(Stage stage, Instant now) {
        var due = stage.opened().verdictDue();
        var until = now.isBefore(due) ? due : null;
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (this) {
            case ASSIGN_MEDIATOR ->
                new AvailableAction(name, until, "Nobody looks into the claim, and the verdict misses its target.");
            case GIVE_VERDICT ->
                new AvailableAction(
                        name,
                        until,
                        "The verdict misses its target; the money stays frozen until there is one or the parties agree.");
            case CONFIRM_VERDICT ->
                new AvailableAction(
                        name, until, "The verdict does not count, and the money stays frozen until it does.");
        };
    }

    private static Optional<Refusal> onlyThe(Assigned assigned, Actor actor) {
        return assigned.mediatorId().equals(PersonId.of(actor))
                ? none()
                : forbidden("not-assigned", "Only the mediator who has the claim decides.");
    }

    private static Optional<Refusal> over() {
        return conflict("claim-closed", "The claim is over; what ended it stands.");
    }

    private static Optional<Refusal> none() {
        return Optional.empty();
    }

    @FormatMethod
    private static Optional<Refusal> conflict(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.conflict(code, sentence, facts));
    }

    @FormatMethod
    private static Optional<Refusal> forbidden(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.forbidden(code, sentence, facts));
    }
}
