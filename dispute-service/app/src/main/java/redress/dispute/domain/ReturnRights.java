package redress.dispute.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import redress.dispute.domain.ReturnStage.Accepted;
import redress.dispute.domain.ReturnStage.Arrived;
import redress.dispute.domain.ReturnStage.Awaited;
import redress.dispute.domain.ReturnStage.Concluded;
import redress.dispute.domain.ReturnStage.Contested;
import redress.dispute.domain.ReturnStage.Lapsed;
import redress.dispute.domain.ReturnStage.Lost;
import redress.dispute.domain.ReturnStage.OnItsWay;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;

/** Who may do what with a {@link Return}, when (R80): its commands ask it, and so does the list that viewers are shown. */
record ReturnRights(Parcel parcel) {

    /** @throws Refusal what stands against it, if anything does */
    void permit(ReturnAction action, Actor by, Instant now) {
        objection(action, by, now).ifPresent(refusal -> {
            throw refusal.under(parcel.file().policy().value());
        });
    }

    /** @throws Refusal 404 for strangers */
    void permitLook(Actor by) {
        if (!mayLook(by)) throw unknown();
    }

    List<AvailableAction> of(Actor viewer, Instant now) {
        return Arrays.stream(ReturnAction.values())
                .filter(action -> objection(action, viewer, now).isEmpty())
                .map(action -> new AvailableAction(
                        action.word(),
                        until(action).orElse(null),
                        parcel.stage().otherwise()))
                .toList();
    }

    private boolean mayLook(Actor by) {
        var file = parcel.file();
        return switch (by.role()) {
            case BUYER -> by.id().equals(file.buyerId());
            case SELLER -> by.id().equals(file.sellerId());
            case SUPPORT, AUDITOR, MEDIATOR, SYSTEM -> true;
            case FINANCE -> false;
        };
    }

    private Optional<Refusal> objection(ReturnAction action, Actor by, Instant clock) {
        var now = parcel.pause().now(clock);
        if (!mayLook(by)) return Optional.of(unknown());
        if (!action.everOpenTo(by.role()))
            return Optional.of(Refusal.forbidden("role-may-not", "This is not for you to do."));
        return switch (parcel.stage()) {
            case Awaited it ->
                switch (action) {
                    case SHIP -> before(it.shipBy(), now, "ship-by-passed");
                    case EXTEND ->
                        parcel.time().exhausted()
                                ? conflict(
                                        "extension-exhausted",
                                        "It was extended as far as it can be, to %s.",
                                        it.shipBy())
                                : before(it.shipBy(), now, "ship-by-passed");
                    case REPORT_DELIVERY, ACCEPT, INSPECT ->
                        conflict("return-not-shipped", "The goods have not been sent yet.");
                };
            case OnItsWay it ->
                switch (action) {
                    case SHIP, EXTEND -> conflict("return-shipped", "The goods have been sent already.");
                    case REPORT_DELIVERY -> Optional.empty();
                    case ACCEPT -> before(it.arriveBy(), now, "return-overdue");
                    case INSPECT -> conflict("return-not-delivered", "The carrier has not delivered the goods yet.");
                };
            case Arrived it ->
                switch (action) {
                    case SHIP, EXTEND, REPORT_DELIVERY ->
                        conflict("return-delivered", "The goods have arrived already.");
                    case ACCEPT, INSPECT -> before(it.inspectBy(), now, "inspection-over");
                };
            case Lost it
            when action == ReturnAction.REPORT_DELIVERY ->
                it.turnedUpAt().isEmpty()
                        ? Optional.empty()
                        : conflict("return-delivered", "The goods have arrived already.");
            case Contested _, Lost _ -> conflict("return-with-case-management", "Case management decides about it.");
            case Accepted _, Lapsed _, Concluded _ -> conflict("return-over", "The return is over.");
        };
    }

    /** What the carrier says counts however late, until the timer has spoken. */
    private Optional<Instant> until(ReturnAction action) {
        return action == ReturnAction.REPORT_DELIVERY || parcel.pause().on()
                ? Optional.empty()
                : parcel.stage().until();
    }

    private static Optional<Refusal> before(Instant until, Instant now, String code) {
        return now.isBefore(until) ? Optional.empty() : conflict(code, "It could be done until %s.", until);
    }

    @FormatMethod
    private static Optional<Refusal> conflict(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.conflict(code, sentence, facts));
    }

    private static Refusal unknown() {
        return Refusal.unknown("no-such-return", "There is no return with this id.");
    }
}
