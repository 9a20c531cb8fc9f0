package redress.order.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.order.domain.Stage.Unplaced;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What a person may do with an order. One place answers for all: a command asks {@link #objection} before it acts, and the
 * view lists exactly the actions that meet none (R80).
 */
enum OrderAction {
    PLACE_ORDER(Role.BUYER),
    PAY_ORDER(Role.BUYER),
    SHIP_ORDER(Role.SELLER),
    REPORT_DELIVERY(Role.SYSTEM),
    CONFIRM_RECEIPT(Role.BUYER);

    private final Role role;

    OrderAction(Role role) {
        this.role = role;
    }

    /** @throws Refusal 403 {@code role-may-not} */
    void requireRole(Actor actor) {
        actor.mustBe(role);
    }

    boolean isFor(Actor actor) {
        return actor.is(role);
    }

    /** Why it cannot be done now; empty where it can. */
    Optional<Refusal> objection(Stage stage, Disputes disputes, Instant now) {
        return switch (this) {
            case PLACE_ORDER -> stage instanceof Unplaced ? none() : no("already-placed", "The order is placed.");
            case PAY_ORDER -> stage instanceof Placed ? none() : no("already-paid", "The order is paid.");
            case SHIP_ORDER ->
                switch (stage) {
                    case Paid _ -> none();
                    case Unplaced _, Placed _ -> no("not-paid", "An order is shipped once it is paid.");
                    case Shipped _, Delivered _, Received _, Completed _ ->
                        no("already-shipped", "The order is shipped.");
                };
            case REPORT_DELIVERY ->
                switch (stage) {
                    case Shipped _ -> none();
                    case Unplaced _, Placed _, Paid _ -> no("not-shipped", "An order is delivered once it is shipped.");
                    case Delivered _, Received _, Completed _ -> no("already-delivered", "The order is delivered.");
                };
            case CONFIRM_RECEIPT ->
                switch (stage) {
                    case Delivered delivered
                    when delivered.silenceOver(disputes, now) ->
                        no("already-received", "Receipt counts as confirmed since %s.", delivered.confirmBy());
                    case Delivered _ -> none();
                    case Unplaced _, Placed _, Paid _, Shipped _ ->
                        no("not-delivered", "Receipt is confirmed once the order is delivered.");
                    case Received _, Completed _ -> no("already-received", "Receipt is confirmed.");
                };
        };
    }

    /** How it is offered to the person who may do it now: until when, and what comes if they let it be. */
    AvailableAction offer(Stage stage, Disputes disputes) {
        var name = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (this) {
            case PLACE_ORDER, PAY_ORDER ->
                new AvailableAction(name, null, "Nothing is charged, and the seller does not ship.");
            case SHIP_ORDER ->
                new AvailableAction(name, null, "The money stays held and the buyer goes on waiting for the parcel.");
            case REPORT_DELIVERY -> new AvailableAction(name, null, "The order stays on its way.");
            case CONFIRM_RECEIPT ->
                stage instanceof Delivered delivered && !disputes.openSinceBefore(delivered.confirmBy())
                        ? new AvailableAction(
                                name,
                                delivered.confirmBy(),
                                "Receipt is confirmed automatically then, and the money goes to the seller.")
                        : new AvailableAction(
                                name, null, "Receipt is confirmed automatically when the open dispute has ended.");
        };
    }

    private static Optional<Refusal> none() {
        return Optional.empty();
    }

    @FormatMethod
    private static Optional<Refusal> no(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.conflict(code, sentence, facts));
    }
}
