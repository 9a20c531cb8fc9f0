package redress.dispute.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import redress.dispute.domain.Stage.Claimed;
import redress.dispute.domain.Stage.Closed;
import redress.dispute.domain.Stage.Negotiating;
import redress.dispute.domain.Stage.RefundDue;
import redress.dispute.domain.Stage.Returning;
import redress.dispute.domain.Stage.SellersTurn;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * Who may do what with a {@link Dispute}, when (R80): its commands ask it, and so does the list that viewers are shown.
 *
 * @param onHold the buyer's bank has the money in its hands (R57)
 * @param escalated whether case management has ever had it
 */
record Rights(CaseFile file, Stage stage, Offers offers, boolean onHold, boolean escalated) {

    static Rights in(Standing standing) {
        return new Rights(
                standing.file(),
                standing.stage(),
                standing.offers(),
                standing.heldAt().isPresent(),
                standing.claims().rounds() > 0);
    }

    /** @throws Refusal what stands against it, if anything does */
    void permit(DisputeAction action, Actor by, Instant now) {
        objection(action, by, now).ifPresent(refusal -> {
            throw refusal.under(file.terms().policy().value());
        });
    }

    /** @throws Refusal 404 for strangers */
    void permitLook(Actor by) {
        if (!mayLook(by)) throw unknown();
    }

    List<AvailableAction> of(Actor viewer, Instant now) {
        return Arrays.stream(DisputeAction.values())
                .filter(action -> objection(action, viewer, now).isEmpty())
                .map(action -> new AvailableAction(action.word(), until(action).orElse(null), otherwise(action)))
                .toList();
    }

    private boolean mayLook(Actor by) {
        return switch (by.role()) {
            case BUYER -> by.id().equals(file.buyerId());
            case SELLER -> by.id().equals(file.sellerId());
            case MEDIATOR -> escalated;
            case SUPPORT, AUDITOR -> true;
            case FINANCE, SYSTEM -> false;
        };
    }

    private Optional<Refusal> objection(DisputeAction action, Actor by, Instant now) {
        if (!mayLook(by)) return Optional.of(unknown());
        if (!action.everOpenTo(by.role()))
            return Optional.of(Refusal.forbidden("role-may-not", "This is not for a %s to do.", word(by.role())));
        if (onHold && !action.onlyTells() && !(stage instanceof Closed))
            return conflict("dispute-on-hold", "The buyer's bank is looking at the payment; until then nothing moves.");
        return switch (stage) {
            case Negotiating it -> whileNegotiating(it.seller(), action, by, now);
            case Claimed _ ->
                switch (action) {
                    case RESPOND, AMEND_REQUEST, FILE_CLAIM ->
                        conflict("claim-filed", "The dispute is with case management already.");
                    case ACCEPT_OFFER -> offerToAccept(by);
                    case MAKE_OFFER, WITHDRAW -> Optional.empty();
                    case ADD_EVIDENCE, SEND_MESSAGE -> roomFor(action, by);
                };
            case Returning _, RefundDue _ ->
                action.onlyTells() ? roomFor(action, by) : conflict("dispute-settled", "The dispute is settled.");
            case Closed _ -> conflict("dispute-closed", "The dispute is closed.");
        };
    }

    private Optional<Refusal> whileNegotiating(SellersTurn seller, DisputeAction action, Actor by, Instant now) {
        var due = file.deadlines();
        return switch (action) {
            case RESPOND -> {
                if (seller == SellersTurn.COUNTERED || seller == SellersTurn.REJECTED)
                    yield conflict("already-responded", "The seller has responded; now offers can be made.");
                if (seller == SellersTurn.SILENT || !now.isBefore(due.respondBy()))
                    yield conflict("response-window-over", "The time to respond ended at %s.", due.respondBy());
                yield Optional.empty();
            }
            case MAKE_OFFER ->
                seller == SellersTurn.AWAITED
                        ? conflict("seller-answers-first", "The seller responds first, until %s.", due.answerBy())
                        : Optional.empty();
            case ACCEPT_OFFER -> offerToAccept(by);
            case FILE_CLAIM ->
                seller == SellersTurn.AWAITED
                        ? conflict("seller-still-has-time", "The seller can respond until %s.", due.answerBy())
                        : beforeTheClaimFilesItself(now);
            case AMEND_REQUEST -> beforeTheClaimFilesItself(now);
            case WITHDRAW -> Optional.empty();
            case ADD_EVIDENCE, SEND_MESSAGE -> roomFor(action, by);
        };
    }

    private Optional<Refusal> beforeTheClaimFilesItself(Instant now) {
        var resolveBy = file.deadlines().resolveBy();
        return now.isBefore(resolveBy)
                ? Optional.empty()
                : conflict("claim-files-itself", "Case management takes over by itself, since %s.", resolveBy);
    }

    private Optional<Refusal> offerToAccept(Actor by) {
        return offers.standingOf(Party.of(by).other()).isPresent()
                ? Optional.empty()
                : conflict("no-offer-to-accept", "The other side has made no offer.");
    }

    private Optional<Refusal> roomFor(DisputeAction action, Actor by) {
        var terms = file.terms();
        if (action == DisputeAction.SEND_MESSAGE)
            return file.messagesOf(Party.of(by)) < terms.messagesMost()
                    ? Optional.empty()
                    : conflict("too-many-messages", "You can send %d messages at most.", terms.messagesMost());
        return file.shownBy(Party.of(by)) < terms.evidence().most()
                ? Optional.empty()
                : conflict(
                        "too-much-evidence",
                        "At most %d pieces are taken.",
                        terms.evidence().most());
    }

    private Optional<Instant> until(DisputeAction action) {
        if (!(stage instanceof Negotiating)) return Optional.empty();
        return switch (action) {
            case RESPOND -> Optional.of(file.deadlines().answerBy());
            case FILE_CLAIM, AMEND_REQUEST -> Optional.of(file.deadlines().resolveBy());
            case MAKE_OFFER, ACCEPT_OFFER, WITHDRAW, ADD_EVIDENCE, SEND_MESSAGE -> Optional.empty();
        };
    }

    private String otherwise(DisputeAction action) {
        if (onHold) return "It goes on when the buyer's bank has decided.";
        var due = file.deadlines();
        return switch (stage) {
            case Claimed _ -> "A mediator decides on what is known.";
            case Returning _, RefundDue _ -> "Nothing: what was settled is carried out.";
            case Negotiating _ ->
                action == DisputeAction.RESPOND && !due.respondBy().isAfter(due.resolveBy())
                        ? switch (file.terms().ifSellerSilent()) {
                            case CLAIM_ALLOWED -> "The buyer may then file a claim at once.";
                            case ESCALATE -> "Case management then takes over at once.";
                            case ACCEPT ->
                                "The request is then granted: " + file.request().asked() + ".";
                        }
                        : "If nothing is agreed, case management takes over at " + due.resolveBy() + ".";
            case Closed _ -> "Nothing.";
        };
    }

    @FormatMethod
    private static Optional<Refusal> conflict(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.conflict(code, sentence, facts));
    }

    private static Refusal unknown() {
        return Refusal.unknown("no-such-dispute", "There is no dispute with this id.");
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
