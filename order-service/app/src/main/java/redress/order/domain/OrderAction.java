package redress.order.domain;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redress.order.domain.Stage.Cancelled;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.order.domain.Stage.Unplaced;
import redress.platform.values.Action;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What a person may do with an order. One place answers for all: a command asks {@link #objection} before it acts, and the
 * view lists exactly the actions that meet none (R80).
 */
enum OrderAction implements Action {
    PLACE_ORDER(Role.BUYER),
    PAY_ORDER(Role.BUYER),
    REQUEST_CANCELLATION(Role.BUYER),
    APPROVE_CANCELLATION(Role.SELLER),
    REFUSE_CANCELLATION(Role.SELLER),
    CANCEL_ORDER(Role.BUYER, Role.SELLER, Role.SUPPORT),
    SHIP_ORDER(Role.SELLER),
    REPORT_DELIVERY(Role.SYSTEM),
    CONFIRM_RECEIPT(Role.BUYER);

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Role> roles;

    OrderAction(Role... roles) {
        this.roles = List.of(roles);
    }

    /** @throws Refusal 403 {@code role-may-not} */
    void requireRole(Actor actor) {
        if (!isFor(actor))
            throw Refusal.forbidden(
                    "role-may-not",
                    "Only a %s may do this.",
                    roles.stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(" or ")));
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean everOpenTo(Role role) {
        return roles.contains(role);
    }

    boolean isFor(Actor actor) {
        return everOpenTo(actor.role());
    }

    /** Why it cannot be done now; empty where it can. */
    Optional<Refusal> objection(Standing standing, Actor by, Instant now) {
        var stage = standing.stage();
        if (stage instanceof Cancelled cancelled)
            return no("order-cancelled", "The order is cancelled since %s.", cancelled.cancelledAt());
        return switch (this) {
            case PLACE_ORDER -> stage instanceof Unplaced ? none() : no("already-placed", "The order is placed.");
            case PAY_ORDER -> stage instanceof Placed ? none() : no("already-paid", "The order is paid.");
            case REQUEST_CANCELLATION ->
                beforeShipment(stage, now).or(() -> switch (wish(stage)) {
                    case null ->
                        no("not-paid", "Nothing is paid: the order is cancelled without asking.")
                                .map(refusal -> refusal.by("R6"));
                    case Wish.None _ -> none();
                    case Wish.Pending _ -> no("cancellation-pending", "The seller has not answered yet.");
                    case Wish.Refused _ -> refused();
                });
            case APPROVE_CANCELLATION, REFUSE_CANCELLATION ->
                beforeShipment(stage, now).or(() -> switch (wish(stage)) {
                    case null -> no("cancellation-not-requested", "The buyer has not asked to cancel.");
                    case Wish.None _ -> no("cancellation-not-requested", "The buyer has not asked to cancel.");
                    case Wish.Pending _ -> none();
                    case Wish.Refused _ -> refused();
                });
            case CANCEL_ORDER ->
                beforeShipment(stage, now)
                        .or(() -> stage instanceof Paid && by.is(Role.BUYER)
                                ? no("approval-needed", "What is paid is cancelled with the seller's approval.")
                                : none());
            case SHIP_ORDER ->
                beforeShipment(stage, now)
                        .or(() -> stage instanceof Paid
                                ? none()
                                : no("not-paid", "An order is shipped once it is paid."));
            case REPORT_DELIVERY ->
                switch (stage) {
                    case Shipped _ -> none();
                    case Unplaced _, Placed _, Paid _, Cancelled _ ->
                        no("not-shipped", "An order is delivered once it is shipped.");
                    case Delivered _, Received _, Completed _ ->
                        standing.refundedAsNotReceived().isEmpty()
                                ? no("already-delivered", "The order is delivered.")
                                : none();
                };
            case CONFIRM_RECEIPT ->
                switch (stage) {
                    case Delivered delivered
                    when standing.silenceOver(delivered, now) ->
                        no("already-received", "Receipt counts as confirmed since %s.", delivered.confirmBy());
                    case Shipped _, Delivered _ -> none();
                    case Unplaced _, Placed _, Paid _, Cancelled _ ->
                        no("not-shipped", "Receipt is confirmed once the order is shipped.");
                    case Received _, Completed _ -> no("already-received", "Receipt is confirmed.");
                };
        };
    }

    /** How it is offered to the person who may do it now: until when, and what comes if they let it be. */
    AvailableAction offer(Standing standing) {
        var name = word();
        var shipBy = standing.stage() instanceof Paid paid ? paid.shipBy() : null;
        return switch (this) {
            case PLACE_ORDER, PAY_ORDER ->
                new AvailableAction(name, null, "Nothing is charged, and the seller does not ship.");
            case REQUEST_CANCELLATION ->
                new AvailableAction(
                        name, shipBy, "The seller ships by then, or the order is cancelled and everything goes back.");
            case APPROVE_CANCELLATION, REFUSE_CANCELLATION ->
                new AvailableAction(
                        name, shipBy, "Unless you ship by then, the order is cancelled and everything goes back.");
            case CANCEL_ORDER ->
                new AvailableAction(
                        name,
                        shipBy,
                        shipBy == null
                                ? "The order waits for its payment."
                                : "Unless it is shipped by then, the order is cancelled and everything goes back.");
            case SHIP_ORDER ->
                new AvailableAction(
                        name, shipBy, "The order is cancelled then, and everything goes back to the buyer.");
            case REPORT_DELIVERY ->
                new AvailableAction(
                        name,
                        null,
                        standing.stage() instanceof Shipped
                                ? "The order stays on its way; at the end of its guarantee everything goes back."
                                : "The goods count as never received.");
            case CONFIRM_RECEIPT ->
                switch (standing.stage()) {
                    case Delivered delivered
                    when !standing.holds().openSinceBefore(delivered.confirmBy()) ->
                        new AvailableAction(
                                name,
                                delivered.confirmBy(),
                                "Receipt is confirmed automatically then, and the money goes to the seller.");
                    case Delivered _ ->
                        new AvailableAction(
                                name, null, "Receipt is confirmed automatically when what is open has ended.");
                    case Unplaced _, Placed _, Paid _, Shipped _, Received _, Completed _, Cancelled _ ->
                        new AvailableAction(
                                name,
                                null,
                                "The carrier reports the delivery; what nobody reports goes back to you at the end of the"
                                        + " guarantee.");
                };
        };
    }

    /** The one objection to everything that is done before a parcel leaves (R5). */
    private static Optional<Refusal> beforeShipment(Stage stage, Instant now) {
        return switch (stage) {
            case Unplaced _, Placed _, Cancelled _ -> none();
            case Paid paid ->
                paid.preparationOver(now)
                        ? no("preparation-over", "The seller's time to ship ended at %s.", paid.shipBy())
                        : none();
            case Shipped _, Delivered _, Received _, Completed _ -> no("already-shipped", "The order is shipped.");
        };
    }

    private static @Nullable Wish wish(Stage stage) {
        return stage instanceof Paid paid ? paid.wish() : null;
    }

    private static Optional<Refusal> refused() {
        return no("cancellation-refused", "The seller refused to cancel; once it is shipped, a dispute is possible.");
    }

    private static Optional<Refusal> none() {
        return Optional.empty();
    }

    @FormatMethod
    private static Optional<Refusal> no(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.conflict(code, sentence, facts));
    }
}
