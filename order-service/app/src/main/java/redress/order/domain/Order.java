package redress.order.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.PlaceOrder;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderEvent.DisputeClosureNoted;
import redress.order.domain.OrderEvent.DisputeNoted;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderPlaced;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.order.domain.Stage.Unplaced;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;

/**
 * What one buyer bought from one seller. The buyer places and pays it, the seller ships it, the carrier says that it came, and
 * the buyer confirms it; who stays silent for fifteen days has confirmed too. For fifteen days more it may be disputed. When
 * that window has closed and no dispute is open, the order is completed and its money final (R2, R4, R8).
 */
@Aggregate(type = "order", cache = "aggregateCache")
class Order {

    static final String AUTOMATIC_CONFIRMATION = "automatic-confirmation";
    static final String DISPUTE_WINDOW = "dispute-window";

    @AggregateIdentifier
    private OrderId id;

    private Stage stage = new Unplaced();
    private Disputes disputes = Disputes.none();

    /** For Axon, which then tells the order its history. */
    protected Order() {}

    @CommandHandler
    Order(PlaceOrder place, PlacingRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        var policy = windows.inForce(now);
        apply(new OrderPlaced(place.orderId(), Placing.deal(place, rules, policy, now), policy, now));
    }

    @CommandHandler
    OrderView decide(PayOrder pay, Clock clock) {
        var now = clock.instant();
        var placed = at(Placed.class, OrderAction.PAY_ORDER, pay.by(), now);
        var deal = placed.deal();
        var amount = pay.amount() == null ? deal.total() : pay.amount();
        if (amount.compareTo(deal.total()) != 0)
            throw Refusal.invalid(
                    "amount-differs", "The order costs %s, and %s does not pay for it.", deal.total(), amount);
        apply(new OrderPaid(id, pay.payment(), amount, now.plus(Duration.ofDays(deal.preparationDays())), now));
        return view(pay.by(), now);
    }

    @CommandHandler
    OrderView decide(ShipOrder ship, Clock clock) {
        var now = clock.instant();
        at(Paid.class, OrderAction.SHIP_ORDER, ship.by(), now);
        apply(new OrderShipped(id, ship.shipment(), now));
        return view(ship.by(), now);
    }

    @CommandHandler
    OrderView decide(ReportDelivery report, Windows windows, Clock clock) {
        var now = clock.instant();
        at(Shipped.class, OrderAction.REPORT_DELIVERY, report.by(), now);
        var placed = stage.placed();
        var silence = windows.untilConfirmation(
                placed.policy(), placed.deal().destination(), placed.deal().categories());
        apply(new OrderDelivered(id, now.plus(silence), now));
        return view(report.by(), now);
    }

    @CommandHandler
    OrderView decide(ConfirmReceipt confirm, Windows windows, Clock clock) {
        var now = clock.instant();
        at(Delivered.class, OrderAction.CONFIRM_RECEIPT, confirm.by(), now);
        apply(new ReceiptConfirmed(id, new Confirmation.ByBuyer(), disputableFrom(now, windows), now));
        return view(confirm.by(), now);
    }

    @CommandHandler
    void decide(ConfirmReceiptAutomatically timer, Windows windows, Clock clock) {
        if (stage instanceof Delivered delivered && delivered.confirmBy().equals(timer.due()))
            confirmWhatIsOverdue(timer.due(), windows, clock.instant());
    }

    @CommandHandler
    void decide(CloseDisputeWindow timer, Clock clock) {
        if (stage instanceof Received received && received.disputableUntil().equals(timer.due()))
            completeWhatIsOverdue(timer.due(), clock.instant());
    }

    @CommandHandler
    void decide(NoteDispute news) {
        if (!disputes.knows(news.disputeId())) apply(new DisputeNoted(id, news.disputeId(), news.openedAt()));
    }

    /** What an open dispute held back happens when the last one is over. */
    @CommandHandler
    void decide(NoteDisputeClosed news, Windows windows, Clock clock) {
        if (!disputes.open().containsKey(news.disputeId())) return;
        apply(new DisputeClosureNoted(id, news.disputeId(), news.closedAt()));
        confirmWhatIsOverdue(news.closedAt(), windows, clock.instant());
        completeWhatIsOverdue(news.closedAt(), clock.instant());
    }

    @CommandHandler
    OrderView show(ShowOrder question, Clock clock) {
        return view(question.by(), clock.instant());
    }

    /** @param freed since when nothing holds it back; never counts before the due time */
    private void confirmWhatIsOverdue(Instant freed, Windows windows, Instant now) {
        if (!(stage instanceof Delivered delivered) || !delivered.silenceOver(disputes, now)) return;
        var effect = new RuleEffect(AUTOMATIC_CONFIRMATION, stage.placed().policy(), delivered.confirmBy(), now);
        var since = later(delivered.confirmBy(), freed);
        apply(new ReceiptConfirmed(id, new Confirmation.Automatic(effect), disputableFrom(since, windows), since));
    }

    private void completeWhatIsOverdue(Instant freed, Instant now) {
        if (!(stage instanceof Received received) || !received.windowOver(disputes, now)) return;
        var effect = new RuleEffect(DISPUTE_WINDOW, stage.placed().policy(), received.disputableUntil(), now);
        apply(new OrderCompleted(id, effect, later(received.disputableUntil(), freed)));
    }

    private Instant disputableFrom(Instant confirmedAt, Windows windows) {
        var deal = stage.placed().deal();
        return confirmedAt.plus(
                windows.untilCompletion(stage.placed().policy(), deal.destination(), deal.categories()));
    }

    /** The stage that the action demands, for an actor whose order it is; else the refusal. */
    private <S extends Stage> S at(Class<S> demanded, OrderAction action, Actor by, Instant now) {
        action.requireRole(by);
        mustConcern(by);
        action.objection(stage, disputes, now).ifPresent(refusal -> {
            throw refusal;
        });
        return demanded.cast(stage);
    }

    /** R82: parties see their own orders only; to anyone else the order does not exist. */
    private void mustConcern(Actor viewer) {
        var deal = stage.placed().deal();
        var concerned = switch (viewer.role()) {
            case BUYER -> deal.buyerId().value().equals(viewer.id());
            case SELLER -> deal.sellerId().value().equals(viewer.id());
            case SUPPORT, FINANCE, AUDITOR, SYSTEM -> true;
            case MEDIATOR -> false;
        };
        if (!concerned) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
    }

    private OrderView view(Actor viewer, Instant now) {
        mustConcern(viewer);
        return OrderView.of(id, stage, disputes, viewer, now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @EventSourcingHandler
    void evolve(OrderEvent event) {
        switch (event) {
            case OrderPlaced e -> {
                id = e.orderId();
                stage = new Placed(e.deal(), e.policy(), e.placedAt());
            }
            case OrderPaid e -> stage = new Paid((Placed) stage, e.payment(), e.shipBy(), e.paidAt());
            case OrderShipped e -> stage = new Shipped((Paid) stage, e.shipment(), e.shippedAt());
            case OrderDelivered e -> stage = new Delivered((Shipped) stage, e.confirmBy(), e.deliveredAt());
            case DisputeNoted e -> disputes = disputes.with(e.disputeId(), e.openedAt());
            case DisputeClosureNoted e -> disputes = disputes.without(e.disputeId());
            case ReceiptConfirmed e ->
                stage = new Received((Delivered) stage, e.confirmation(), e.disputableUntil(), e.confirmedAt());
            case OrderCompleted e -> stage = new Completed((Received) stage, e.effect(), e.completedAt());
        }
    }
}
