package redress.mediation.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.mediation.domain.Stage.Assigned;
import redress.mediation.domain.Stage.AwaitingConfirmation;
import redress.mediation.domain.Stage.Closed;
import redress.mediation.domain.Stage.Decided;
import redress.mediation.domain.Stage.Unopened;
import redress.mediation.domain.Stage.Waiting;
import redress.platform.values.Action;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What a person may do with a claim. One place answers for all: a command asks {@link #objection} before it acts, and the
 * view lists exactly the actions that meet none (R80).
 */
enum ClaimAction implements Action {
    ASSIGN_MEDIATOR,
    COMPLETE_COMPLAINT,
    REQUEST_INFORMATION,
    PROVIDE_INFORMATION,
    MAKE_PROPOSAL,
    ANSWER_PROPOSAL,
    GIVE_VERDICT,
    CONFIRM_VERDICT,
    APPEAL;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws Refusal 403 {@code role-may-not} */
    void requireRole(Actor actor) {
        if (!isFor(actor))
            throw Refusal.forbidden(
                    "role-may-not",
                    "%s",
                    switch (this) {
                        case ASSIGN_MEDIATOR -> "Only a mediator or somebody of support may do this.";
                        case REQUEST_INFORMATION, MAKE_PROPOSAL, GIVE_VERDICT, CONFIRM_VERDICT ->
                            "Only a mediator may do this.";
                        case COMPLETE_COMPLAINT -> "Only the buyer may do this.";
                        case PROVIDE_INFORMATION, ANSWER_PROPOSAL, APPEAL -> "Only a party may do this.";
                    });
    }

    boolean isFor(Actor actor) {
        return everOpenTo(actor.role());
    }

    @Override
    public boolean everOpenTo(Role role) {
        return switch (this) {
            case ASSIGN_MEDIATOR -> role == Role.MEDIATOR || role == Role.SUPPORT;
            case REQUEST_INFORMATION, MAKE_PROPOSAL, GIVE_VERDICT, CONFIRM_VERDICT -> role == Role.MEDIATOR;
            case COMPLETE_COMPLAINT -> role == Role.BUYER;
            case PROVIDE_INFORMATION, ANSWER_PROPOSAL, APPEAL -> role == Role.BUYER || role == Role.SELLER;
        };
    }

    /** Why {@code actor}, whose role and relation to the claim allow it, cannot do it now; empty where it can. */
    Optional<Refusal> objection(Docket docket, Actor actor, InquiryRules rules, Instant now) {
        var stage = docket.stage();
        return switch (this) {
            case ASSIGN_MEDIATOR ->
                switch (stage) {
                    case Waiting _ -> notJudgedBefore(docket, actor);
                    case Assigned _, AwaitingConfirmation _ when actor.is(Role.SUPPORT) -> none();
                    case Assigned _, AwaitingConfirmation _ ->
                        conflict("already-assigned", "The claim has a mediator.");
                    case Unopened _, Decided _, Closed _ -> over();
                };
            case COMPLETE_COMPLAINT -> {
                if (!stage.isPending()) yield over();
                if (docket.completion().isPresent())
                    yield conflict("already-completed", "The complaint was completed already.");
                var until = stage.opened().completeBy();
                if (docket.stage().secondLook() != null || until == null)
                    yield conflict("completion-window-over", "The time to complete the complaint is over.");
                yield now.isBefore(until)
                        ? none()
                        : conflict("completion-window-over", "The time to complete the complaint ended at %s.", until);
            }
            case REQUEST_INFORMATION ->
                handledBy(actor, stage).or(() -> roomForQuestions(docket, rules.mostQuestions(docket.pinned())));
            case PROVIDE_INFORMATION -> {
                if (!stage.isPending()) yield over();
                var party = Party.of(actor);
                yield docket.inquiries().stream().anyMatch(inquiry -> inquiry.awaits(party, now))
                        ? none()
                        : conflict("nothing-asked", "No question to you is open.");
            }
            case MAKE_PROPOSAL -> {
                if (stage.isPending() && stage.secondLook() != null)
                    yield conflict("verdict-in-force", "After a verdict there is nothing to propose.");
                if (stage instanceof AwaitingConfirmation awaiting && isThe(awaiting.assigned(), actor))
                    yield conflict("verdict-proposed", "A verdict is proposed already.");
                yield handledBy(actor, stage);
            }
            case ANSWER_PROPOSAL -> {
                if (!stage.isPending()) yield over();
                var party = Party.of(actor);
                yield docket.openProposal()
                        .map(open -> answerable(open, party, now))
                        .orElseGet(() -> conflict("nothing-proposed", "No proposal is on the table."));
            }
            case GIVE_VERDICT -> handledBy(actor, stage);
            case CONFIRM_VERDICT ->
                switch (stage) {
                    case AwaitingConfirmation awaiting ->
                        awaiting.verdict().decidedBy().equals(PersonId.of(actor))
                                ? forbidden("second-mediator-required", "Nobody confirms their own verdict.")
                                : notJudgedBefore(docket, actor);
                    case Unopened _, Waiting _, Assigned _ ->
                        conflict("nothing-to-confirm", "There is no verdict that waits for a second mediator.");
                    case Decided _, Closed _ -> over();
                };
            case APPEAL -> appeal(stage, Party.of(actor), now);
        };
    }

    /** How it is offered to the person who may do it now: by when, and what comes if they let it be. */
    AvailableAction offer(Docket docket, Actor actor, Instant now) {
        return new AvailableAction(word(), until(docket, actor, now), otherwise());
    }

    private @Nullable Instant until(Docket docket, Actor actor, Instant now) {
        return switch (this) {
            case ASSIGN_MEDIATOR, REQUEST_INFORMATION, MAKE_PROPOSAL, GIVE_VERDICT, CONFIRM_VERDICT ->
                now.isBefore(docket.target()) ? docket.target() : null;
            case COMPLETE_COMPLAINT -> docket.stage().opened().completeBy();
            case PROVIDE_INFORMATION -> {
                var party = Party.of(actor);
                yield docket.inquiries().stream()
                        .filter(inquiry -> inquiry.awaits(party, now))
                        .map(inquiry -> inquiry.request().due())
                        .min(Instant::compareTo)
                        .orElse(null);
            }
            case ANSWER_PROPOSAL ->
                docket.openProposal().map(open -> open.proposal().answerBy()).orElse(null);
            case APPEAL -> {
                var decision = docket.stage().decision();
                yield decision == null ? null : decision.appealUntil();
            }
        };
    }

    private String otherwise() {
        return switch (this) {
            case ASSIGN_MEDIATOR -> "Nobody looks into the claim, and the verdict misses its target.";
            case COMPLETE_COMPLAINT -> "It is decided on what the dispute says already.";
            case REQUEST_INFORMATION -> "It is decided on the file.";
            case PROVIDE_INFORMATION -> "Your silence is recorded, and it is decided on the file.";
            case MAKE_PROPOSAL -> "It is decided by a verdict, unless the parties agree between themselves.";
            case ANSWER_PROPOSAL -> "The proposal expires, and it is decided by a verdict.";
            case GIVE_VERDICT ->
                "The verdict misses its target, and another mediator is looked for; the money stays frozen until there is"
                        + " one or the parties agree.";
            case CONFIRM_VERDICT -> "The verdict does not count, and the money stays frozen until it does.";
            case APPEAL -> "The verdict is final.";
        };
    }

    private static Optional<Refusal> handledBy(Actor actor, Stage stage) {
        return switch (stage) {
            case Assigned assigned -> onlyThe(assigned, actor);
            case AwaitingConfirmation awaiting -> onlyThe(awaiting.assigned(), actor);
            case Unopened _, Waiting _ -> forbidden("not-assigned", "Only the mediator who has the claim does this.");
            case Decided _, Closed _ -> over();
        };
    }

    private static Optional<Refusal> roomForQuestions(Docket docket, int most) {
        return docket.inquiries().size() < most
                ? none()
                : conflict("questions-too-many", "No more than %d questions are asked.", most);
    }

    private static Optional<Refusal> answerable(Tabled open, Party party, Instant now) {
        if (!now.isBefore(open.proposal().answerBy()))
            return conflict(
                    "proposal-expired",
                    "The time to answer the proposal ended at %s.",
                    open.proposal().answerBy());
        return open.acceptedBy().contains(party)
                ? conflict("already-answered", "You have accepted it; now it is for the other side to answer.")
                        .map(refusal -> refusal.by("R32"))
                : none();
    }

    private static Optional<Refusal> appeal(Stage stage, Party party, Instant now) {
        var decision = stage.decision();
        if (decision == null)
            return stage.isPending()
                    ? conflict("no-verdict-yet", "There is no verdict yet.")
                    : conflict("no-verdict", "The claim ended without a verdict.");
        if (decision.review() != null)
            return conflict("appeal-decided", "A second look was taken; what it decided is final.");
        if (stage instanceof Closed closed && closed.why() != ClosingReason.VERDICT)
            return conflict("verdict-set-aside", "The verdict does not count; what ended the dispute does.");
        var second = stage.secondLook();
        if (second != null && second.isAskedBy(party))
            return conflict("already-appealed", "You have appealed; each party may once.");
        var until = decision.appealUntil();
        if (until == null) return conflict("appeal-window-over", "There is no time to appeal any more.");
        if (!now.isBefore(until)) return conflict("appeal-window-over", "The time to appeal ended at %s.", until);
        return gotAll(decision.verdict(), party)
                ? conflict("nothing-to-appeal", "The verdict gives you all that there is.")
                : none();
    }

    private static boolean gotAll(Verdict verdict, Party party) {
        return switch (party) {
            case BUYER -> verdict.outcome() == Outcome.FULL_REFUND;
            case SELLER -> verdict.outcome() == Outcome.NO_REFUND;
        };
    }

    private static Optional<Refusal> notJudgedBefore(Docket docket, Actor actor) {
        var second = docket.stage().secondLook();
        return second != null && second.first().judgedBy(PersonId.of(actor))
                ? forbidden("another-mediator-required", "Nobody takes a second look at their own verdict.")
                : none();
    }

    private static Optional<Refusal> onlyThe(Assigned assigned, Actor actor) {
        return isThe(assigned, actor)
                ? none()
                : forbidden("not-assigned", "Only the mediator who has the claim does this.");
    }

    private static boolean isThe(Assigned assigned, Actor actor) {
        return assigned.mediatorId().equals(PersonId.of(actor));
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
