package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.OpenedBySupport;
import redress.dispute.domain.OrderCommand.AskSuggestion;
import redress.dispute.domain.OrderCommand.FreeLines;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.NoteChargeback;
import redress.dispute.domain.OrderCommand.NoteChargebackDecision;
import redress.dispute.domain.OrderCommand.NoteCompletion;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteEnd;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteReceipt;
import redress.dispute.domain.OrderCommand.NoteRefund;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ReclaimLines;
import redress.dispute.domain.OrderCommand.ShowAfterwards;
import redress.dispute.domain.OrderCommand.ShowOrderDisputes;
import redress.dispute.domain.OrderEvent.ChargebackDecided;
import redress.dispute.domain.OrderEvent.ChargebackNoted;
import redress.dispute.domain.OrderEvent.CompletionNoted;
import redress.dispute.domain.OrderEvent.DeliveryNoted;
import redress.dispute.domain.OrderEvent.LinesDisputed;
import redress.dispute.domain.OrderEvent.LinesFreed;
import redress.dispute.domain.OrderEvent.LinesReclaimed;
import redress.dispute.domain.OrderEvent.OrderEnded;
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
    private final Map<DisputeId, Docket> disputes = new LinkedHashMap<>();
    private final Set<ChargebackId> chargebacks = new HashSet<>();
    private final Set<ChargebackId> decided = new HashSet<>();
    private final Set<RefundId> refunds = new HashSet<>();
    private boolean settledByBank;

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
        if (!journey.completed() && !journey.offAlready()) apply(new CompletionNoted(id, note.completedAt()));
    }

    @CommandHandler
    void decide(NoteRefund note) {
        if (!refunds.contains(note.refundId()))
            apply(new RefundNoted(id, note.refundId(), note.lines(), note.issuedAt()));
    }

    @CommandHandler
    void decide(NoteEnd note) {
        if (!journey.offAlready()) apply(new OrderEnded(id, note.how(), openDisputes(), note.endedAt()));
    }

    @CommandHandler
    void decide(NoteChargeback note) {
        if (!chargebacks.contains(note.chargebackId()) && !decided.contains(note.chargebackId()))
            apply(new ChargebackNoted(id, note.chargebackId(), openDisputes(), note.openedAt()));
    }

    /** What is on hold goes on when no bank is looking any more. */
    @CommandHandler
    void decide(NoteChargebackDecision note) {
        if (decided.contains(note.chargebackId())) return;
        var others = new HashSet<>(chargebacks);
        others.remove(note.chargebackId());
        apply(new ChargebackDecided(
                id,
                note.chargebackId(),
                note.lost(),
                note.lost() || others.isEmpty() ? openDisputes() : List.of(),
                note.decidedAt()));
    }

    private List<DisputeId> openDisputes() {
        return disputes.entrySet().stream()
                .filter(one -> one.getValue().open())
                .map(Map.Entry::getKey)
                .toList();
    }

    @CommandHandler
    DisputeId decide(OpenDispute open, OpeningRules rules, Windows windows, SilencePolicy silence, Clock clock)
            throws Exception {
        var now = clock.instant();
        permit(OrderAction.OPEN_DISPUTE, open.by(), now);
        if (open.by().is(Role.SUPPORT) && open.supportsReason() instanceof Remark.None)
            throw Refusal.invalid("reason-needed", "Please say why the dispute is opened for the buyer.")
                    .by("R10");
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
                rule.kinds(),
                rule.returnCost() == ReasonRule.ReturnCost.SELLER,
                open.remark());
        var periods = windows.of(policy, place);
        var opened = new DisputeOpened(
                open.disputeId(),
                id,
                order.buyerId(),
                order.sellerId(),
                request,
                open.evidence().stream().map(shown -> shown.by(open.by(), now)).toList(),
                new Terms(
                        policy,
                        place,
                        Deadlines.from(now, periods),
                        silence.ifSellerSilent(policy, place),
                        periods,
                        rules.evidence(policy, place),
                        rules.messagesMost(policy, place)),
                now);
        var support = open.by().is(Role.SUPPORT)
                ? Optional.of(new OpenedBySupport(open.disputeId(), id, open.by(), open.supportsReason(), now))
                : Optional.<OpenedBySupport>empty();
        apply(new LinesDisputed(id, open.disputeId(), disputed, now));
        createNew(Dispute.class, () -> new Dispute(opened, support));
        return open.disputeId();
    }

    @CommandHandler
    void decide(FreeLines free) {
        var docket = disputes.get(free.disputeId());
        if (docket != null && docket.endsAt(free.freedAt()))
            apply(new LinesFreed(id, free.disputeId(), free.how(), free.afterwards(), free.refunded(), free.freedAt()));
    }

    /** The {@link Dispute} follows: it cannot refuse, because nothing else can happen to one that was withdrawn. */
    @CommandHandler
    DisputeId decide(ReclaimLines reclaim, Clock clock) {
        var now = clock.instant();
        permit(OrderAction.REOPEN_DISPUTE, reclaim.by(), now);
        var docket = withdrawn(reclaim.disputeId());
        objectionToTaking(docket).ifPresent(refusal -> {
            throw refusal;
        });
        var lines = docket.lines().stream()
                .map(line -> account(line.lineId()).disputed(line.quantity()))
                .toList();
        apply(new LinesReclaimed(id, reclaim.disputeId(), lines, reclaim.by(), now));
        return reclaim.disputeId();
    }

    private Docket withdrawn(DisputeId dispute) {
        var docket = disputes.get(dispute);
        if (docket == null) throw Refusal.unknown("no-such-dispute", "There is no dispute with this id.");
        if (!docket.withdrawn())
            throw Refusal.conflict("not-withdrawn", "Only a dispute that was withdrawn can be reopened.");
        return docket;
    }

    private Optional<Refusal> objectionToTaking(Docket docket) {
        return docket.lines().stream()
                .flatMap(line -> account(line.lineId()).objection().stream())
                .findFirst();
    }

    @CommandHandler
    Suggestion decide(AskSuggestion ask, OpeningRules rules, Clock clock) {
        if (!mayLook(ask.by())) throw unknown();
        var disputed = disputed(ask.lines());
        var place = place(
                disputed.stream().map(line -> account(line.lineId()).line()).toList());
        var policy = rules.inForce(clock.instant());
        var shipping = lines.get(LineId.SHIPPING);
        return Suggestion.of(
                ask.reason(),
                rules.about(policy, place, ask.reason()),
                policy,
                disputed,
                shipping == null ? null : shipping.refundable(),
                ask.shippingUsed(),
                rules.defects(policy, place));
    }

    @CommandHandler
    OrderDisputesView decide(ShowOrderDisputes show, Clock clock) {
        if (!mayLook(show.by())) throw unknown();
        var now = clock.instant();
        var actions = new ArrayList<AvailableAction>();
        var late = show.by().is(Role.SUPPORT);
        var seen = lines.values().stream()
                .map(line -> OrderDisputesView.Line.of(line, objectionToAny(now, late)))
                .toList();
        if (seen.stream().anyMatch(OrderDisputesView.Line::disputable)
                && objection(OrderAction.OPEN_DISPUTE, show.by(), now).isEmpty())
            actions.add(available(OrderAction.OPEN_DISPUTE, show.by()));
        var reopenable = disputes.entrySet().stream()
                .filter(one -> mayReopen(one.getValue(), show.by(), now))
                .map(one -> one.getKey().value())
                .toList();
        if (!reopenable.isEmpty()) actions.add(available(OrderAction.REOPEN_DISPUTE, show.by()));
        return new OrderDisputesView(
                id.value(),
                journey.inWords(),
                seen,
                disputes.keySet().stream().map(DisputeId::value).toList(),
                reopenable,
                show.by().is(Role.BUYER) ? Advice.BEFORE_OPENING : List.of(),
                List.copyOf(actions));
    }

    /** What may be done with a dispute that is over; the dispute itself does not know the order's window (R27). */
    @CommandHandler
    Afterlife decide(ShowAfterwards show, Clock clock) {
        var docket = disputes.get(show.disputeId());
        return new Afterlife(
                docket != null && mayReopen(docket, show.by(), clock.instant())
                        ? List.of(available(OrderAction.REOPEN_DISPUTE, show.by()))
                        : List.of());
    }

    private boolean mayReopen(Docket docket, Actor by, Instant now) {
        return docket.withdrawn()
                && objection(OrderAction.REOPEN_DISPUTE, by, now).isEmpty()
                && objectionToTaking(docket).isEmpty();
    }

    private AvailableAction available(OrderAction action, Actor by) {
        return new AvailableAction(
                action.word(),
                by.is(Role.SUPPORT) ? null : journey.disputableUntil(),
                "Nothing: the order is final when the dispute window closes.");
    }

    private void permit(OrderAction action, Actor by, Instant now) {
        objection(action, by, now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<Refusal> objection(OrderAction action, Actor by, Instant now) {
        if (!mayLook(by)) return Optional.of(unknown());
        if (!action.everOpenTo(by.role()))
            return Optional.of(Refusal.forbidden("role-may-not", "This is for the buyer to do."));
        return objectionToAny(now, by.is(Role.SUPPORT));
    }

    /**
     * What speaks against any dispute on the order, whichever line it names and whoever opens it.
     *
     * @param late whether being too late is no objection, because support opens it
     */
    private Optional<Refusal> objectionToAny(Instant now, boolean late) {
        if (!chargebacks.isEmpty())
            return Optional.of(Refusal.conflict(
                    "dispute-on-hold", "The buyer's bank is looking at the payment; until then nothing moves."));
        if (settledByBank)
            return Optional.of(Refusal.conflict(
                    "settled-externally",
                    "The buyer's bank has given money back for this order: it is settled there."));
        return journey.objectionToOpening(now, late);
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
                .filter(line -> line.lineId().isGoods())
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
            case LinesDisputed e -> take(e.disputeId(), e.lines());
            case LinesReclaimed e -> take(e.disputeId(), e.lines());
            case OrderEnded _ -> journey = journey.calledOff();
            case ChargebackNoted e -> chargebacks.add(e.chargebackId());
            case ChargebackDecided e -> {
                chargebacks.remove(e.chargebackId());
                decided.add(e.chargebackId());
                settledByBank |= e.lost();
            }
            case LinesFreed e -> {
                disputes.computeIfPresent(e.disputeId(), (_, docket) -> docket.ended(e.how(), e.freedAt()));
                spend(e.refunded());
                lines.replaceAll((_, account) ->
                        e.disputeId().equals(account.dispute()) ? account.freed(e.afterwards()) : account);
            }
        }
    }

    private void take(DisputeId dispute, List<DisputedLine> taken) {
        disputes.merge(dispute, Docket.of(taken), (before, _) -> before.reopened(taken));
        for (var line : taken) lines.computeIfPresent(line.lineId(), (_, account) -> account.in(dispute));
    }

    private void spend(List<LineAmount> refunded) {
        for (var part : refunded)
            lines.computeIfPresent(part.lineId(), (_, account) -> account.refunded(part.amount()));
    }
}
