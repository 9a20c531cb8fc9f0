package redress.refund.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * The money of one order, until it is final. It opens when the order is placed and holds the whole payment when it is paid.
 * A dispute freezes its lines, as far as they are still held. A settlement, or a return that the seller has received, turns
 * frozen money into a promise to the buyer and starts the refund in the same breath; when the provider has made it, the
 * promise is booked. What no dispute keeps goes to the seller once the goods are received, and what a dispute lets go later
 * goes then.
 *
 * <p>Per line and in total, captured = held + released + refunded, always (R50). News may arrive in another order than it
 * happened — of the dispute before the payment, say — so every deed first notes what it heard and then does whatever has
 * become possible.
 */
@Aggregate(type = "escrow", cache = "aggregateCache")
class Escrow {

    @AggregateIdentifier
    private OrderId id;

    private @Nullable Books books;

    /** For the framework. */
    @SuppressWarnings("NullAway.Init")
    Escrow() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init")
    Escrow(EscrowCommand.OpenEscrow open, Clock clock) {
        var currency = open.total().currency();
        var names = new HashSet<LineId>();
        for (var line : open.lines())
            if (!names.add(line.lineId()))
                throw Refusal.invalid("line-twice", "The line %s is there twice.", line.lineId());
        var total = Money.sum(
                currency, open.lines().stream().map(LineAmount::amount).toList());
        if (!total.equals(open.total()))
            throw Refusal.invalid("total-differs", "The lines add up to %s, not to %s.", total, open.total());
        apply(new EscrowEvent.EscrowOpened(
                open.orderId(), open.buyerId(), open.sellerId(), currency, open.lines(), clock.instant()));
    }

    @CommandHandler
    void decide(EscrowCommand.CapturePayment capture, Clock clock, RefundPolicies policies) {
        var payment = books().payment();
        if (payment != null) {
            if (payment.equals(capture.payment())) return;
            throw Refusal.conflict("already-paid", "The order was paid before, in another way.");
        }
        var price = Money.sum(
                books().currency(),
                books().lines().values().stream().map(LineMoney::price).toList());
        if (!price.equals(capture.amount()))
            throw Refusal.invalid("payment-differs", "The order costs %s, %s was paid.", price, capture.amount());
        apply(new EscrowEvent.PaymentCaptured(
                id, capture.payment(), capture.amount(), capture.paidAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.FreezeMoney freeze, Clock clock) {
        if (books().knows(freeze.disputeId())) return;
        for (var line : freeze.disputed())
            books().demand(line.lineId(), line.amount().currency());
        if (books().isPaid()) freeze(freeze.disputeId(), freeze.disputed(), clock.instant());
        else apply(new EscrowEvent.FreezeAwaited(id, freeze.disputeId(), freeze.disputed(), clock.instant()));
    }

    @CommandHandler
    void decide(EscrowCommand.CarryOutSettlement settle, Clock clock, RefundPolicies policies) {
        var dispute = books().noted(settle.disputeId());
        if (dispute.settlement() != null) return;
        open(settle.disputeId(), dispute);
        var amounts = Amounts.of(books().currency(), settle.lines());
        if (amounts.isNothing()) throw Refusal.invalid("refund-of-nothing", "The settlement gives no money.");
        for (var line : amounts.list()) {
            books().demand(line.lineId(), line.amount().currency());
            var left = books().settleable(line.lineId(), settle.disputeId());
            if (line.amount().compareTo(left) > 0)
                throw Refusal.conflict(
                        "refund-above-paid",
                        "Of line %s %s can still go back, not %s.",
                        line.lineId(),
                        left,
                        line.amount());
        }
        apply(new EscrowEvent.SettlementNoted(
                id,
                settle.disputeId(),
                settle.kind(),
                amounts.list(),
                settle.fundedBy(),
                settle.settledAt(),
                clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.RefundReturn back, Clock clock, RefundPolicies policies) {
        var dispute = books().noted(back.disputeId());
        if (dispute.returned() != null) return;
        open(back.disputeId(), dispute);
        var settlement = dispute.settlement();
        if (settlement == null || settlement.kind() != SettlementKind.RETURN_AND_REFUND)
            throw Refusal.conflict("no-return-settled", "Nothing was settled about goods going back.");
        apply(new EscrowEvent.ReturnNoted(id, back.disputeId(), back.returnId(), back.acceptedAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.UnfreezeMoney unfreeze, Clock clock, RefundPolicies policies) {
        var dispute = books().noted(unfreeze.disputeId());
        if (!dispute.open()) return;
        apply(new EscrowEvent.MoneyUnfrozen(
                id, unfreeze.disputeId(), dispute.kept().list(), unfreeze.closedAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.ReleaseMoney release, Clock clock, RefundPolicies policies) {
        if (books().received()) return;
        apply(new EscrowEvent.ReceiptNoted(id, release.confirmedAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.BookRefund book, Clock clock) {
        var funding = books().promises().get(book.refundId());
        if (funding == null) {
            if (books().approved().contains(book.refundId())) return;
            throw Refusal.conflict("refund-unknown", "No refund %s was approved here.", book.refundId());
        }
        apply(new EscrowEvent.RefundBooked(id, book.refundId(), funding, clock.instant()));
    }

    @CommandHandler
    MoneyView show(MoneyView.ShowMoney question) {
        return MoneyView.of(books(), question.by());
    }

    @EventSourcingHandler
    void evolve(EscrowEvent event) {
        id = event.orderId();
        books = event instanceof EscrowEvent.EscrowOpened opened ? Books.open(opened) : books().after(event);
    }

    private void doWhatIsDue(Instant now, RefundPolicies policies) {
        if (!books().isPaid()) return;
        for (var dispute : books().awaitingFreeze())
            freeze(dispute, books().noted(dispute).disputed().list(), now);
        for (var due : books().due()) approve(due, now, policies.inForce(due.since()));
        var free = books().releasable();
        if (books().received() && !free.isEmpty())
            apply(new EscrowEvent.MoneyReleased(
                    id,
                    free,
                    Money.sum(
                            books().currency(),
                            free.stream().map(LineAmount::amount).toList()),
                    now));
    }

    private void freeze(DisputeId dispute, List<LineAmount> disputed, Instant now) {
        var frozen = Amounts.none(books().currency());
        var beyond = new ArrayList<LineAmount>();
        for (var line : Amounts.of(books().currency(), disputed).list()) {
            var kept = line.amount().least(books().free(line.lineId()));
            frozen = frozen.plus(line.lineId(), kept);
            if (!kept.equals(line.amount()))
                beyond.add(new LineAmount(line.lineId(), line.amount().minus(kept)));
        }
        apply(new EscrowEvent.MoneyFrozen(id, dispute, disputed, frozen.list(), List.copyOf(beyond), now));
    }

    private void approve(Books.Due due, Instant now, RefundRules rules) {
        var refund = RefundId.of(due.cause());
        var funding = books().fund(due, rules.platformPercent());
        var lines = due.settlement().lines();
        var amount = Money.sum(
                books().currency(), lines.stream().map(LineAmount::amount).toList());
        var payment = books().payment("refund");
        apply(new EscrowEvent.RefundApproved(id, refund, due.cause(), amount, funding, rules.version(), now));
        create(new RefundEvent.RefundRequested(
                refund,
                id,
                books().buyerId(),
                books().sellerId(),
                due.cause(),
                amount,
                lines,
                funding,
                payment,
                rules.version(),
                due.since(),
                rules.expectedFrom(due.since()),
                rules.expectedBy(due.since()),
                now));
    }

    private static void create(RefundEvent.RefundRequested requested) {
        try {
            createNew(Refund.class, () -> new Refund(requested));
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception unexpected) {
            throw new IllegalStateException("the refund " + requested.refundId() + " could not begin", unexpected);
        }
    }

    private static void open(DisputeId id, DisputedMoney dispute) {
        if (!dispute.open()) throw Refusal.conflict("dispute-closed", "The dispute %s is closed.", id);
    }

    private Books books() {
        return Objects.requireNonNull(books);
    }
}
