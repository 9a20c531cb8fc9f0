package redress.order.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
import redress.platform.values.Role;

/**
 * An order as one viewer sees it, now. Amounts are in minor units of their currency, instants in UTC; what has not happened
 * is absent.
 *
 * @param inWords the state, for people
 * @param cartId the cart it came from, shared with other sellers' orders (R1a)
 * @param shipBy end of the seller's preparation time, exclusive
 * @param payment reference and kind of the payment; never shown to the seller (R82)
 * @param confirmBy when receipt counts as confirmed if nobody says otherwise, exclusive end of the buyer's window (R8)
 * @param receipt who confirmed receipt and when
 * @param disputableUntil end of the dispute window, exclusive (R8)
 * @param openDisputes disputes that hold back money and automatic rules
 * @param policyVersion the policy that was pinned when the order was placed (R60)
 * @param next what happens by itself if nobody does anything, and when
 * @param availableActions what the viewer may do now (R80)
 */
public record OrderView(
        OrderId orderId,
        OrderState state,
        String inWords,
        @Nullable CartId cartId,
        PersonId buyerId,
        PersonId sellerId,
        Country destinationCountry,
        String currency,
        List<OrderLine> lines,
        Money shipping,
        Money total,
        int preparationDays,
        Instant promisedBy,
        Instant placedAt,
        @Nullable Instant paidAt,
        @Nullable Payment payment,
        @Nullable Instant shipBy,
        @Nullable Shipment shipment,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant confirmBy,
        @Nullable Receipt receipt,
        @Nullable Instant disputableUntil,
        @Nullable Instant completedAt,
        List<DisputeId> openDisputes,
        PolicyVersion policyVersion,
        @Nullable Next next,
        List<AvailableAction> availableActions) {

    public OrderView {
        lines = List.copyOf(lines);
        openDisputes = List.copyOf(openDisputes);
        availableActions = List.copyOf(availableActions);
    }

    /**
     * @param confirmedBy BUYER, or SYSTEM where nobody said otherwise in time
     * @param effect the rule that confirmed, when it was due and when it was recorded; absent for the buyer's own word
     */
    public record Receipt(
            Role confirmedBy, Instant confirmedAt, @Nullable RuleEffect effect) {

        static Receipt of(Received received) {
            return switch (received.confirmation()) {
                case Confirmation.ByBuyer _ -> new Receipt(Role.BUYER, received.confirmedAt(), null);
                case Confirmation.Automatic automatic ->
                    new Receipt(Role.SYSTEM, received.confirmedAt(), automatic.effect());
            };
        }
    }

    /** @param at when, unless an open dispute holds it back: then absent */
    public record Next(String what, @Nullable Instant at) {}

    static OrderView of(OrderId id, Stage stage, Disputes disputes, Actor viewer, Instant now) {
        var placed = stage.placed();
        var deal = placed.deal();
        var completed = stage instanceof Completed c ? c : null;
        var received = completed != null ? completed.received() : stage instanceof Received r ? r : null;
        var delivered = received != null ? received.delivered() : stage instanceof Delivered d ? d : null;
        var shipped = delivered != null ? delivered.shipped() : stage instanceof Shipped s ? s : null;
        var paid = shipped != null ? shipped.paid() : stage instanceof Paid p ? p : null;
        return new OrderView(
                id,
                OrderState.of(stage),
                OrderState.of(stage).inWords(),
                deal.origin() instanceof Origin.FromCart cart ? cart.cartId() : null,
                deal.buyerId(),
                deal.sellerId(),
                deal.destination(),
                deal.currency(),
                deal.lines(),
                deal.shipping(),
                deal.total(),
                deal.preparationDays(),
                deal.promisedBy(),
                placed.placedAt(),
                paid == null ? null : paid.paidAt(),
                paid == null || !seesPayment(viewer) ? null : paid.payment(),
                paid == null ? null : paid.shipBy(),
                shipped == null ? null : shipped.shipment(),
                shipped == null ? null : shipped.shippedAt(),
                delivered == null ? null : delivered.deliveredAt(),
                delivered == null ? null : delivered.confirmBy(),
                received == null ? null : Receipt.of(received),
                received == null ? null : received.disputableUntil(),
                completed == null ? null : completed.completedAt(),
                disputes.openIds(),
                placed.policy(),
                next(stage, disputes),
                Arrays.stream(OrderAction.values())
                        .filter(action -> action.isFor(viewer))
                        .filter(action -> action.objection(stage, disputes, now).isEmpty())
                        .map(action -> action.offer(stage, disputes))
                        .toList());
    }

    /** R82: the seller never does, nor does the carrier's feed. */
    private static boolean seesPayment(Actor viewer) {
        return switch (viewer.role()) {
            case BUYER, SUPPORT, FINANCE, AUDITOR -> true;
            case SELLER, MEDIATOR, SYSTEM -> false;
        };
    }

    private static @Nullable Next next(Stage stage, Disputes disputes) {
        return switch (stage) {
            case Delivered delivered ->
                new Next(
                        "Receipt is confirmed automatically.",
                        disputes.openSinceBefore(delivered.confirmBy()) ? null : delivered.confirmBy());
            case Received received ->
                new Next(
                        "The dispute window closes, the order is completed and the money is final.",
                        disputes.anyOpen() ? null : received.disputableUntil());
            case Stage.Unplaced _, Stage.Placed _, Paid _, Shipped _, Completed _ -> null;
        };
    }
}
