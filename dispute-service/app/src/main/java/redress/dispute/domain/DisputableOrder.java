package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.NoteCompletion;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteReceipt;
import redress.dispute.domain.OrderCommand.NoteRefund;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ShowOrderDisputes;
import redress.dispute.domain.OrderEvent.CompletionNoted;
import redress.dispute.domain.OrderEvent.DeliveryNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.OrderNoted;
import redress.dispute.domain.OrderEvent.ReceiptNoted;
import redress.dispute.domain.OrderEvent.RefundNoted;
import redress.dispute.domain.OrderEvent.ShipmentNoted;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * What this service knows of an order: who its buyer and seller are, how far the goods have come, and of every line what was
 * paid, what can still be refunded and which one dispute it is in. It is noted when the order is placed and follows the news
 * of order-service. A dispute is opened here and nowhere else, because only here two disputes on one line meet (R13): the
 * line is taken and the {@link Dispute} created in the same append. When the dispute is over the line comes back, with less to
 * refund or not to be disputed again.
 */
@Aggregate(type = "disputable-order", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // the first event fills the fields
public class DisputableOrder {

    @AggregateIdentifier
    private OrderId id;

    private OrderNoted order;
    private Journey journey;
    private final Map<LineId, LineAccount> lines = new LinkedHashMap<>();
    private final Set<DisputeId> disputes = new LinkedHashSet<>();
    private final Set<DisputeId> over = new HashSet<>();
    private final Set<RefundId> refunds = new HashSet<>();

    DisputableOrder() {}

    @CommandHandler
    DisputableOrder(NoteOrder note) {
        apply(new OrderNoted(
                note.orderId(),
                note.buyerId(),
                note.sellerId(),
                note.destinationCountry(),
                note.currency(),
                note.lines(),
                note.promisedBy(),
                note.placedAt()));
    }

    @CommandHandler
    void decide(NoteShipment note) {
        if (journey.shippedAt() == null) apply(new ShipmentNoted(id, note.shippedAt()));
    }

    @CommandHandler
    void decide(NoteDelivery note) {
        if (journey.deliveredAt() == null) apply(new DeliveryNoted(id, note.deliveredAt()));
    }

    @CommandHandler
    void decide(NoteReceipt note) {
        if (journey.receivedAt() == null) apply(new ReceiptNoted(id, note.confirmedAt(), note.disputableUntil()));
    }

    @CommandHandler
    void decide(NoteCompletion note) {
        if (!journey.completed()) apply(new CompletionNoted(id, note.completedAt()));
    }

    @CommandHandler
    void decide(NoteRefund note) {
        if (!refunds.contains(note.refundId()))
            apply(new RefundNoted(id, note.refundId(), note.lines(), note.issuedAt()));
    }

    @CommandHandler
    DisputeId decide(OpenDispute open, OpeningRules rules, Windows windows, SilencePolicy silence, Clock clock)
            throws Exception {
        var now = clock.instant();
        objectionToOpening(open.by(), now).ifPresent(refusal -> {
            throw refusal;
        });
        var disputed = disputed(open.lines());
        var bought =
                disputed.stream().map(line -> account(line.lineId()).line()).toList();
        var place = place(bought);
        var policy = rules.inForce(now);
        var rule = rules.about(policy, place, open.reason());
        var opening = new Opening(open, rule, policy, place, now);
        opening.checkTheRequest();
        opening.checkTheStory(journey, rules);
        opening.checkTheReturn(bought, journey);
        opening.checkTheEvidence(rules);
        var total = DisputedLine.total(disputed);
        var request = new Request(
                open.reason(),
                opening.remedy(bought, journey, rules),
                disputed,
                total,
                open.ask().of(total),
                open.arrived(),
                open.unused(),
                rule.kinds().contains(Kind.RETURN_AND_REFUND),
                rule.returnCost() == ReasonRule.ReturnCost.SELLER,
                open.remark());
        var periods = windows.of(policy, place);
        var opened = new DisputeOpened(
                open.disputeId(),
                id,
                order.buyerId(),
                order.sellerId(),
                request,
                open.evidence().stream()
                        .map(shown -> new Evidence(
                                shown.kind(),
                                shown.mediaType(),
                                shown.bytes(),
                                shown.sha256(),
                                open.by().id(),
                                now))
                        .toList(),
                new Terms(
                        policy,
                        now.plus(periods.sellerResponds()),
                        now.plus(periods.resolved()),
                        silence.ifSellerSilent(policy, place),
                        periods.returns()),
                now);
        apply(new LinesDisputed(id, open.disputeId(), disputed, now));
        createNew(Dispute.class, () -> new Dispute(opened));
        return open.disputeId();
    }

    @CommandHandler
    void decide(FreeLines free) {
        if (disputes.contains(free.disputeId()) && !over.contains(free.disputeId()))
            apply(new LinesFreed(id, free.disputeId(), free.afterwards(), free.refunded(), free.freedAt()));
    }

    @CommandHandler
    OrderDisputesView decide(ShowOrderDisputes show, Clock clock) {
        if (!mayLook(show.by())) throw unknown();
        var now = clock.instant();
        var open = lines.values().stream().anyMatch(line -> line.objection().isEmpty())
                && objectionToOpening(show.by(), now).isEmpty();
        return new OrderDisputesView(
                id.value(),
                journey.inWords(),
                lines.values().stream().map(OrderDisputesView.Line::of).toList(),
                disputes.stream().map(DisputeId::value).toList(),
                open
                        ? List.of(new AvailableAction(
                                "open-dispute",
                                journey.disputableUntil(),
                                "Nothing: the order is final when the dispute window closes."))
                        : List.of());
    }

    private Optional<Refusal> objectionToOpening(Actor by, Instant now) {
        if (!mayLook(by)) return Optional.of(unknown());
        if (!by.is(Role.BUYER))
            return Optional.of(Refusal.forbidden("role-may-not", "Only the buyer may open a dispute."));
        return journey.objectionToOpening(now);
    }

    private boolean mayLook(Actor by) {
        return switch (by.role()) {
            case BUYER -> by.id().equals(order.buyerId());
            case SELLER -> by.id().equals(order.sellerId());
            case SUPPORT, AUDITOR -> true;
            case MEDIATOR, FINANCE, SYSTEM -> false;
        };
    }

    private static Refusal unknown() {
        return Refusal.unknown("no-such-order", "There is no order with this id.");
    }

    private List<DisputedLine> disputed(List<LineChoice> chosen) {
        if (chosen.isEmpty()) throw Refusal.invalid("no-lines", "Please name the lines that are disputed.");
        if (chosen.stream().map(LineChoice::lineId).distinct().count() < chosen.size())
            throw Refusal.invalid("line-named-twice", "A line is named more than once.");
        return chosen.stream()
                .map(choice -> {
                    var account = account(choice.lineId());
                    var line = account.disputed(choice.quantity());
                    account.objection().ifPresent(refusal -> {
                        throw refusal;
                    });
                    return line;
                })
                .toList();
    }

    private LineAccount account(LineId line) {
        var account = lines.get(line);
        if (account == null) throw Refusal.invalid("no-such-line", "The order has no line %s.", line);
        return account;
    }

    private Place place(List<OrderLine> bought) {
        var categories = bought.stream()
                .filter(line -> !line.lineId().equals(LineId.SHIPPING))
                .map(OrderLine::category)
                .distinct()
                .toList();
        return new Place(order.destinationCountry(), categories.size() == 1 ? categories.getFirst() : null);
    }

    @EventSourcingHandler
    void evolve(OrderEvent event) {
        switch (event) {
            case OrderNoted e -> {
                id = e.orderId();
                order = e;
                journey = Journey.placed(e.promisedBy());
                for (var line : e.lines()) lines.put(line.lineId(), LineAccount.of(line));
            }
            case ShipmentNoted e -> journey = journey.shipped(e.shippedAt());
            case DeliveryNoted e -> journey = journey.delivered(e.deliveredAt());
            case ReceiptNoted e -> journey = journey.received(e.confirmedAt(), e.disputableUntil());
            case CompletionNoted _ -> journey = journey.ended();
            case RefundNoted e -> {
                refunds.add(e.refundId());
                spend(e.lines());
            }
            case LinesDisputed e -> {
                disputes.add(e.disputeId());
                for (var line : e.lines())
                    lines.computeIfPresent(line.lineId(), (_, account) -> account.in(e.disputeId()));
            }
            case LinesFreed e -> {
                over.add(e.disputeId());
                spend(e.refunded());
                lines.replaceAll((_, account) ->
                        e.disputeId().equals(account.dispute()) ? account.freed(e.afterwards()) : account);
            }
        }
    }

    private void spend(List<LineAmount> refunded) {
        for (var part : refunded)
            lines.computeIfPresent(part.lineId(), (_, account) -> account.refunded(part.amount()));
    }
}
