package redress.order.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.order.domain.OrderCommand.ApproveCancellation;
import redress.order.domain.OrderCommand.BreachGuarantee;
import redress.order.domain.OrderCommand.CancelOrder;
import redress.order.domain.OrderCommand.CancelUnshipped;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceipt;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderCommand.ExtendGuarantee;
import redress.order.domain.OrderCommand.NoteChargeback;
import redress.order.domain.OrderCommand.NoteChargebackClosed;
import redress.order.domain.OrderCommand.NoteDispute;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderCommand.NoteDisputeReopened;
import redress.order.domain.OrderCommand.NoteRefund;
import redress.order.domain.OrderCommand.PayOrder;
import redress.order.domain.OrderCommand.PlaceOrder;
import redress.order.domain.OrderCommand.RefuseCancellation;
import redress.order.domain.OrderCommand.ReportDelivery;
import redress.order.domain.OrderCommand.RequestCancellation;
import redress.order.domain.OrderCommand.ShipOrder;
import redress.order.domain.OrderCommand.ShowOrder;
import redress.order.domain.OrderEvent.CancellationRefused;
import redress.order.domain.OrderEvent.CancellationRequested;
import redress.order.domain.OrderEvent.ChargebackClosureNoted;
import redress.order.domain.OrderEvent.ChargebackNoted;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderEvent.DisputeClosureNoted;
import redress.order.domain.OrderEvent.DisputeNoted;
import redress.order.domain.OrderEvent.GuaranteeBreached;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.OrderEvent.OrderCancelled;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderPlaced;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderEvent.RefundNoted;
import redress.order.domain.Stage.Cancelled;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.order.domain.Stage.Unplaced;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Window;

/**
 * What one buyer bought from one seller. The buyer places and pays it; until the seller ships it, it may be cancelled, and who
 * does not ship in time has cancelled too (R5, R6). For sixty days from the payment delivery is guaranteed, longer where force
 * majeure holds it up; what is not there by then is refunded (R7). The carrier says that it came, and the buyer confirms it, or
 * says so alone where no carrier does; who stays silent for fifteen days has confirmed too. For fifteen days more it may be
 * disputed. When that window has closed and no dispute is open, the order is completed and its money final (R2, R4, R8).
 */
@Aggregate(type = "order", cache = "aggregateCache")
class Order {

    static final String PREPARATION_TIME = "preparation-time";
    static final String DELIVERY_GUARANTEE = "delivery-guarantee";
    static final String AUTOMATIC_CONFIRMATION = "automatic-confirmation";
    static final String DISPUTE_WINDOW = "dispute-window";

    @AggregateIdentifier
    private OrderId id;

    private Standing standing = Standing.beforeAnything();

    /** For Axon, which then tells the order its history. */
    protected Order() {}

    @CommandHandler
    Order(PlaceOrder place, PlacingRules rules, Windows windows, Clock clock) {
        var now = clock.instant();
        var policy = windows.inForce(now);
        apply(new OrderPlaced(place.orderId(), Placing.deal(place, rules, policy, now), policy, now));
    }

    /** Who promises to prepare longer than delivery is guaranteed has that long and no longer. */
    @CommandHandler
    OrderView decide(PayOrder pay, Windows windows, Clock clock) {
        var now = clock.instant();
        may(OrderAction.PAY_ORDER, pay.by(), now);
        var deal = deal();
        var amount = pay.amount() == null ? deal.total() : pay.amount();
        if (amount.compareTo(deal.total()) != 0)
            throw Refusal.invalid(
                    "amount-differs", "The order costs %s, and %s does not pay for it.", deal.total(), amount);
        var guaranteed = now.plus(windows.untilGuaranteeEnds(policy(), deal.destination(), deal.categories()));
        var shipBy = earlier(now.plus(Duration.ofDays(deal.preparationDays())), guaranteed);
        apply(new OrderPaid(id, pay.payment(), amount, deal.destination(), shipBy, guaranteed, now));
        return view(pay.by(), now);
    }

    @CommandHandler
    OrderView decide(RequestCancellation request, Clock clock) {
        var now = clock.instant();
        may(OrderAction.REQUEST_CANCELLATION, request.by(), now);
        apply(new CancellationRequested(id, now));
        return view(request.by(), now);
    }

    @CommandHandler
    OrderView decide(ApproveCancellation approve, Clock clock) {
        var now = clock.instant();
        may(OrderAction.APPROVE_CANCELLATION, approve.by(), now);
        apply(new OrderCancelled(id, new Cancellation.Approved(), now));
        return view(approve.by(), now);
    }

    @CommandHandler
    OrderView decide(RefuseCancellation refuse, Clock clock) {
        var now = clock.instant();
        may(OrderAction.REFUSE_CANCELLATION, refuse.by(), now);
        apply(new CancellationRefused(id, now));
        return view(refuse.by(), now);
    }

    @CommandHandler
    OrderView decide(CancelOrder cancel, Clock clock) {
        var now = clock.instant();
        may(OrderAction.CANCEL_ORDER, cancel.by(), now);
        var by = cancel.by();
        apply(new OrderCancelled(
                id, new Cancellation.Declared(by.role(), new PersonId(by.id()), cancel.reason()), now));
        return view(by, now);
    }

    @CommandHandler
    void decide(CancelUnshipped timer, Clock clock) {
        var now = clock.instant();
        if (stage() instanceof Paid paid && paid.shipBy().equals(timer.due()) && paid.preparationOver(now)) {
            var effect = new RuleEffect(PREPARATION_TIME, policy(), paid.shipBy(), now);
            apply(new OrderCancelled(id, new Cancellation.Overdue(effect), paid.shipBy()));
        }
    }

    @CommandHandler
    OrderView decide(ShipOrder ship, Clock clock) {
        var now = clock.instant();
        may(OrderAction.SHIP_ORDER, ship.by(), now);
        apply(new OrderShipped(id, ship.shipment(), now));
        return view(ship.by(), now);
    }

    /** What is declared before the guarantee has ended extends it, however late it is heard; a recorded breach stays one. */
    @CommandHandler
    void decide(ExtendGuarantee extend, Clock clock) {
        if (!(standing.guarantee() instanceof Guarantee.Running running) || running.knows(extend.declarationId()))
            return;
        var underWay = switch (stage()) {
            case Paid paid -> paid.paidAt();
            case Shipped shipped ->
                extend.scope() instanceof Scope.CarriedBy
                        ? shipped.shippedAt()
                        : shipped.paid().paidAt();
            case Unplaced _, Placed _, Cancelled _, Delivered _, Received _, Completed _ -> null;
        };
        if (underWay == null || !underWay.isBefore(extend.time().until())) return;
        var standstill =
                new Window(later(extend.time().from(), underWay), extend.time().until());
        var until = running.untilWith(standstill);
        if (until.isAfter(running.until()))
            apply(new GuaranteeExtended(
                    id, extend.declarationId(), extend.reason(), standstill, until, clock.instant()));
    }

    @CommandHandler
    void decide(BreachGuarantee timer, Clock clock) {
        if (standing.guarantee() instanceof Guarantee.Running running
                && running.until().equals(timer.due())) breachWhatIsOverdue(clock.instant());
    }

    @CommandHandler
    OrderView decide(ReportDelivery report, Windows windows, Clock clock) {
        var now = clock.instant();
        may(OrderAction.REPORT_DELIVERY, report.by(), now);
        arrive(windows, now);
        return view(report.by(), now);
    }

    /** What comes after the guarantee came too late, even if no timer has noticed yet. */
    private void arrive(Windows windows, Instant now) {
        breachWhatIsOverdue(now);
        if (stage() instanceof Shipped) {
            var silence = windows.untilConfirmation(policy(), deal().destination(), deal().categories());
            apply(new OrderDelivered(id, now.plus(silence), now));
        }
        for (var refund : standing.refundedAsNotReceived()) cameAfterAll(refund, now);
    }

    /** What no carrier reports has come when the buyer says so: else it would be refunded, and the goods be with the buyer. */
    @CommandHandler
    OrderView decide(ConfirmReceipt confirm, Windows windows, Clock clock) {
        var now = clock.instant();
        may(OrderAction.CONFIRM_RECEIPT, confirm.by(), now);
        if (stage() instanceof Shipped) arrive(windows, now);
        apply(new ReceiptConfirmed(id, new Confirmation.ByBuyer(), disputableFrom(now, windows), now));
        return view(confirm.by(), now);
    }

    @CommandHandler
    void decide(ConfirmReceiptAutomatically timer, Windows windows, Clock clock) {
        if (stage() instanceof Delivered delivered && delivered.confirmBy().equals(timer.due()))
            confirmWhatIsOverdue(timer.due(), windows, clock.instant());
    }

    @CommandHandler
    void decide(CloseDisputeWindow timer, Clock clock) {
        if (stage() instanceof Received received && received.disputableUntil().equals(timer.due()))
            completeWhatIsOverdue(timer.due(), clock.instant());
    }

    @CommandHandler
    void decide(NoteDispute news) {
        if (!standing.holds().knows(news.disputeId()))
            apply(new DisputeNoted(id, news.disputeId(), news.notReceived(), news.openedAt()));
    }

    @CommandHandler
    void decide(NoteDisputeReopened news) {
        if (!standing.holds().isOpen(news.disputeId()))
            apply(new DisputeNoted(id, news.disputeId(), false, news.reopenedAt()));
    }

    @CommandHandler
    void decide(NoteDisputeClosed news, Windows windows, Clock clock) {
        if (!standing.holds().isOpen(news.disputeId())) return;
        apply(new DisputeClosureNoted(id, news.disputeId(), news.closedAt()));
        doWhatWasHeldBack(news.closedAt(), windows, clock.instant());
    }

    @CommandHandler
    void decide(NoteChargeback news) {
        if (!standing.holds().knows(news.chargebackId()))
            apply(new ChargebackNoted(id, news.chargebackId(), news.openedAt()));
    }

    @CommandHandler
    void decide(NoteChargebackClosed news, Windows windows, Clock clock) {
        if (!standing.holds().isOpen(news.chargebackId())) return;
        apply(new ChargebackClosureNoted(id, news.chargebackId(), news.closedAt()));
        doWhatWasHeldBack(news.closedAt(), windows, clock.instant());
    }

    /** Money that went back for goods that had come meanwhile, or for a breached guarantee, is told to support (R9). */
    @CommandHandler
    void decide(NoteRefund news) {
        if (standing.refunds().knows(news.refundId())) return;
        var refund = new RefundNoted(id, news.refundId(), news.cause(), news.lines(), news.amount(), news.issuedAt());
        apply(refund);
        var delivered = stage().whenDelivered();
        if (delivered == null || !standing.refundedAsNotReceived().contains(refund)) return;
        if (news.cause() instanceof RefundCause.Undisputed || !news.issuedAt().isAfter(delivered.deliveredAt()))
            cameAfterAll(refund, delivered.deliveredAt());
    }

    @CommandHandler
    OrderView show(ShowOrder question, Clock clock) {
        return view(question.by(), clock.instant());
    }

    private void breachWhatIsOverdue(Instant now) {
        if (stage() instanceof Shipped
                && standing.guarantee() instanceof Guarantee.Running running
                && running.over(now))
            apply(new GuaranteeBreached(id, new RuleEffect(DELIVERY_GUARANTEE, policy(), running.until(), now)));
    }

    private void cameAfterAll(RefundNoted refund, Instant deliveredAt) {
        apply(new DeliveredAfterRefund(id, refund.refundId(), refund.lines(), refund.amount(), deliveredAt));
    }

    /** What an open dispute or chargeback held back happens when the last one is over. */
    private void doWhatWasHeldBack(Instant freed, Windows windows, Instant now) {
        confirmWhatIsOverdue(freed, windows, now);
        completeWhatIsOverdue(freed, now);
    }

    /** @param freed since when nothing holds it back; never counts before the due time */
    private void confirmWhatIsOverdue(Instant freed, Windows windows, Instant now) {
        if (!(stage() instanceof Delivered delivered) || !standing.silenceOver(delivered, now)) return;
        var effect = new RuleEffect(AUTOMATIC_CONFIRMATION, policy(), delivered.confirmBy(), now);
        var since = later(delivered.confirmBy(), freed);
        apply(new ReceiptConfirmed(id, new Confirmation.Automatic(effect), disputableFrom(since, windows), since));
    }

    private void completeWhatIsOverdue(Instant freed, Instant now) {
        if (!(stage() instanceof Received received) || !standing.windowOver(received, now)) return;
        var effect = new RuleEffect(DISPUTE_WINDOW, policy(), received.disputableUntil(), now);
        apply(new OrderCompleted(id, effect, later(received.disputableUntil(), freed)));
    }

    private Instant disputableFrom(Instant confirmedAt, Windows windows) {
        return confirmedAt.plus(windows.untilCompletion(policy(), deal().destination(), deal().categories()));
    }

    /** Nothing, for an actor whose order it is and who may do this now; else the refusal. */
    private void may(OrderAction action, Actor by, Instant now) {
        action.requireRole(by);
        mustConcern(by);
        action.objection(standing, by, now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** R82: parties see their own orders only; to anyone else the order does not exist. */
    private void mustConcern(Actor viewer) {
        var concerned = switch (viewer.role()) {
            case BUYER -> deal().buyerId().value().equals(viewer.id());
            case SELLER -> deal().sellerId().value().equals(viewer.id());
            case SUPPORT, FINANCE, AUDITOR, SYSTEM -> true;
            case MEDIATOR -> false;
        };
        if (!concerned) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
    }

    private OrderView view(Actor viewer, Instant now) {
        mustConcern(viewer);
        return OrderView.of(id, standing, viewer, now);
    }

    private Stage stage() {
        return standing.stage();
    }

    private Deal deal() {
        return stage().placed().deal();
    }

    private PolicyVersion policy() {
        return stage().placed().policy();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    @EventSourcingHandler
    void evolve(OrderEvent event) {
        id = event.orderId();
        standing = standing.after(event);
    }
}
