package redress.order.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.Stage.Cancelled;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
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
 * @param state where it stands
 * @param inWords the state, for people
 * @param cartId the cart it came from, shared with other sellers' orders (R1a)
 * @param destinationCountry where it goes, ISO 3166-1 alpha-2
 * @param currency code of the currency of every amount of the order, ISO 4217
 * @param lines the goods
 * @param shipping what shipping costs
 * @param total the goods and shipping
 * @param preparationDays days of 24 h from payment in which the seller ships (R5)
 * @param promisedBy until when delivery is promised
 * @param placedAt when it was placed
 * @param paidAt when it was paid
 * @param payment reference and kind of the payment; never shown to the seller (R82)
 * @param shipBy end of the seller's preparation time, exclusive (R5)
 * @param cancellation the wish to cancel, and what became of it (R6)
 * @param guarantee until when delivery is guaranteed (R7)
 * @param shipment who carries the parcel
 * @param shippedAt when it was shipped
 * @param deliveredAt when the carrier delivered it
 * @param confirmBy when receipt counts as confirmed if nobody says otherwise, exclusive end of the buyer's window
 *     (R8)
 * @param receipt who confirmed receipt and when
 * @param disputableUntil end of the dispute window, exclusive (R8)
 * @param completedAt when it became final
 * @param openDisputes disputes that hold back money and automatic rules
 * @param openChargebacks what the buyer's bank has taken back and not yet decided on; holds back the same (R57)
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
        @Nullable CancellationStory cancellation,
        @Nullable GuaranteeStory guarantee,
        @Nullable Shipment shipment,
        @Nullable Instant shippedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant confirmBy,
        @Nullable Receipt receipt,
        @Nullable Instant disputableUntil,
        @Nullable Instant completedAt,
        List<DisputeId> openDisputes,
        List<ChargebackId> openChargebacks,
        PolicyVersion policyVersion,
        @Nullable Next next,
        List<AvailableAction> availableActions) {

    public OrderView {
        lines = List.copyOf(lines);
        openDisputes = List.copyOf(openDisputes);
        openChargebacks = List.copyOf(openChargebacks);
        availableActions = List.copyOf(availableActions);
    }

    /**
     * @param confirmedBy BUYER, or SYSTEM where nobody said otherwise in time
     * @param confirmedAt when it was confirmed
     * @param effect the rule that confirmed, when it was due and when it was recorded; absent for the buyer's own
     *     word
     */
    public record Receipt(
            Role confirmedBy, Instant confirmedAt, @Nullable ByItself effect) {

        static Receipt of(Received received) {
            return switch (received.confirmation()) {
                case Confirmation.ByBuyer _ -> new Receipt(Role.BUYER, received.confirmedAt(), null);
                case Confirmation.Automatic automatic ->
                    new Receipt(Role.SYSTEM, received.confirmedAt(), ByItself.of(automatic.effect()));
            };
        }
    }

    /**
     * @param requestedAt when the buyer asked the seller, if they had to
     * @param refusedAt when the seller refused
     * @param cancelledAt when it was cancelled
     * @param by who wanted it cancelled: BUYER, SELLER, SUPPORT, or SYSTEM where the seller did not ship in time
     * @param reason of who needed no approval
     * @param effect the rule that cancelled (R71)
     */
    public record CancellationStory(
            @Nullable Instant requestedAt,
            @Nullable Instant refusedAt,
            @Nullable Instant cancelledAt,
            @Nullable Role by,
            @Nullable CancellationReason reason,
            @Nullable ByItself effect) {

        static @Nullable CancellationStory of(Stage stage) {
            var paid = stage.whenPaid();
            var asked = switch (paid == null ? new Wish.None() : paid.wish()) {
                case Wish.None _ -> null;
                case Wish.Pending(var at) -> new CancellationStory(at, null, null, null, null, null);
                case Wish.Refused(var at, var refused) -> new CancellationStory(at, refused, null, null, null, null);
            };
            if (!(stage instanceof Cancelled cancelled)) return asked;
            var how = cancelled.cancellation();
            return new CancellationStory(
                    asked == null ? null : asked.requestedAt(),
                    asked == null ? null : asked.refusedAt(),
                    cancelled.cancelledAt(),
                    how.by(),
                    how instanceof Cancellation.Declared declared ? declared.reason() : null,
                    how instanceof Cancellation.Overdue overdue ? ByItself.of(overdue.effect()) : null);
        }
    }

    /**
     * @param until its end, exclusive
     * @param extensions by force majeure, oldest first
     * @param breach the rule that found it breached, when that was due and when it was recorded
     */
    public record GuaranteeStory(
            Instant until,
            List<Extension> extensions,
            @Nullable ByItself breach) {

        public GuaranteeStory {
            extensions = List.copyOf(extensions);
        }

        static @Nullable GuaranteeStory of(Guarantee guarantee) {
            return switch (guarantee) {
                case Guarantee.NotGiven _ -> null;
                case Guarantee.Running running -> of(running, null);
                case Guarantee.Breached(var running, var effect) -> of(running, ByItself.of(effect));
            };
        }

        private static GuaranteeStory of(Guarantee.Running running, @Nullable ByItself breach) {
            return new GuaranteeStory(
                    running.until(),
                    running.extensions().stream().map(Extension::of).toList(),
                    breach);
        }
    }

    /**
     * @param reason what the buyer is told
     * @param until the end of the guarantee since then
     * @param extendedAt when the guarantee was extended
     */
    public record Extension(DeclarationId declarationId, String reason, Instant until, Instant extendedAt) {

        static Extension of(GuaranteeExtended extended) {
            return new Extension(extended.declarationId(), extended.reason(), extended.until(), extended.extendedAt());
        }
    }

    /**
     * What was done by nobody but a rule (R71). The two instants differ where the service was down, or where an open dispute
     * held the rule back.
     *
     * @param policyRule name of the policy's rule, as in {@code preparation-time}
     * @param policyVersion version of the policy that the rule is of
     * @param dueAt when its time was up
     * @param recordedAt when its effect was recorded
     */
    public record ByItself(String policyRule, PolicyVersion policyVersion, Instant dueAt, Instant recordedAt) {

        static ByItself of(RuleEffect effect) {
            return new ByItself(effect.rule(), effect.policy(), effect.dueAt(), effect.recordedAt());
        }
    }

    /**
     * @param what what happens, in a sentence for people
     * @param at when, unless an open dispute or chargeback holds it back: then absent
     */
    public record Next(String what, @Nullable Instant at) {}

    static OrderView of(OrderId id, Standing standing, Actor viewer, Instant now) {
        var stage = standing.stage();
        var placed = stage.placed();
        var deal = placed.deal();
        var completed = stage instanceof Completed c ? c : null;
        var received = completed != null ? completed.received() : stage instanceof Received r ? r : null;
        var delivered = stage.whenDelivered();
        var shipped = delivered != null ? delivered.shipped() : stage instanceof Shipped s ? s : null;
        var paid = stage.whenPaid();
        return new OrderView(
                id,
                OrderState.of(stage),
                OrderState.inWords(standing),
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
                CancellationStory.of(stage),
                GuaranteeStory.of(standing.guarantee()),
                shipped == null ? null : shipped.shipment(),
                shipped == null ? null : shipped.shippedAt(),
                delivered == null ? null : delivered.deliveredAt(),
                delivered == null ? null : delivered.confirmBy(),
                received == null ? null : Receipt.of(received),
                received == null ? null : received.disputableUntil(),
                completed == null ? null : completed.completedAt(),
                standing.holds().openOnes(DisputeId.class),
                standing.holds().openOnes(ChargebackId.class),
                placed.policy(),
                next(standing),
                Arrays.stream(OrderAction.values())
                        .filter(action -> action.isFor(viewer))
                        .filter(action ->
                                action.objection(standing, viewer, now).isEmpty())
                        .map(action -> action.offer(standing))
                        .toList());
    }

    /** R82: the seller never does, nor does the carrier's feed. */
    private static boolean seesPayment(Actor viewer) {
        return switch (viewer.role()) {
            case BUYER, SUPPORT, FINANCE, AUDITOR -> true;
            case SELLER, MEDIATOR, SYSTEM -> false;
        };
    }

    private static @Nullable Next next(Standing standing) {
        return switch (standing.stage()) {
            case Paid paid ->
                new Next("The order is cancelled, and everything paid goes back to the buyer.", paid.shipBy());
            case Shipped _ ->
                standing.guarantee() instanceof Guarantee.Running running
                        ? new Next("The guarantee ends, and everything paid goes back to the buyer.", running.until())
                        : null;
            case Delivered delivered ->
                new Next(
                        "Receipt is confirmed automatically.",
                        standing.holds().openSinceBefore(delivered.confirmBy()) ? null : delivered.confirmBy());
            case Received received ->
                new Next(
                        "The dispute window closes, the order is completed and the money is final.",
                        standing.holds().anyOpen() ? null : received.disputableUntil());
            case Stage.Unplaced _, Placed _, Cancelled _, Completed _ -> null;
        };
    }
}
