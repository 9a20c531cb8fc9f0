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
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * The money of one order, until it is final. It opens when the order is placed and holds the whole payment when it is paid.
 * A dispute freezes its lines, as far as they are still held. A settlement, a return that the seller has received, or the end
 * of the whole order turns money into a promise to the buyer and starts the refund in the same breath; when the provider has
 * made it, the promise is booked. What no dispute keeps goes to the seller once the goods are received, and what a dispute
 * lets go later goes then. While the buyer's bank asks for money back, nothing moves; what it takes, it takes from here.
 *
 * <p>Per line and in total, captured = held + released + refunded + charged back, always (R50). News may arrive in another
 * order than it happened — of the dispute before the payment, say — so every deed first notes what it heard and then does
 * whatever has become possible.
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
                open.orderId(),
                open.buyerId(),
                open.sellerId(),
                open.destinationCountry(),
                currency,
                open.lines(),
                open.categories(),
                clock.instant()));
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
        if (books().knows(freeze.disputeId()) || books().isSuperseded()) return;
        for (var line : freeze.disputed())
            books().demand(line.lineId(), line.amount().currency());
        if (books().isPaid()) freeze(freeze.disputeId(), freeze.disputed(), clock.instant());
        else apply(new EscrowEvent.FreezeAwaited(id, freeze.disputeId(), freeze.disputed(), clock.instant()));
    }

    /** A withdrawn dispute goes on: what is still there of its lines is frozen again (R27). */
    @CommandHandler
    void decide(EscrowCommand.FreezeMoneyAgain freeze, Clock clock) {
        if (isSuperseded(freeze.disputeId())
                || books().noted(freeze.disputeId()).open()) return;
        for (var line : freeze.disputed())
            books().demand(line.lineId(), line.amount().currency());
        apply(new EscrowEvent.DisputeResumed(id, freeze.disputeId(), freeze.disputed(), clock.instant()));
        if (books().isPaid()) freeze(freeze.disputeId(), freeze.disputed(), clock.instant());
    }

    /**
     * A second settlement of one dispute is heard where goods should have travelled back and did not: then it is about money
     * alone and takes the place of the first (R42). What an appeal gives comes on top, unless the goods are still on their
     * way: then it too takes the place of what was settled (R35). Where an appeal orders goods back, the dispute had let go of
     * its money: what is still there of it is kept again, what was released is the seller's to give back (R14).
     */
    @CommandHandler
    void decide(EscrowCommand.CarryOutSettlement settle, Clock clock, RefundPolicies policies) {
        if (settle.basis() == SettlementBasis.SUPERSEDED || isSuperseded(settle.disputeId())) return;
        var dispute = books().noted(settle.disputeId());
        if (dispute.hasHeard(settle.settlementId())) return;
        var before = dispute.settlement();
        boolean appeal = settle.basis() == SettlementBasis.APPEAL;
        boolean onTop = appeal && settle.kind() == SettlementKind.REFUND_ONLY && !dispute.isAwaitingGoods();
        boolean instead = appeal
                ? dispute.isAwaitingGoods()
                : before != null
                        && before.kind() == SettlementKind.RETURN_AND_REFUND
                        && settle.kind() == SettlementKind.REFUND_ONLY;
        if (onTop ? dispute.appeal() != null : before != null && !instead) return;
        // what takes the place of something that an appeal brought is heard though the first verdict had closed the
        // dispute
        if (!appeal && !instead) open(settle.disputeId(), dispute);
        var lines = demandRefundable(settle);
        apply(
                onTop
                        ? new EscrowEvent.AppealNoted(
                                id,
                                settle.disputeId(),
                                settle.settlementId(),
                                lines,
                                settle.fundedBy(),
                                settle.settledAt(),
                                clock.instant())
                        : new EscrowEvent.SettlementNoted(
                                id,
                                settle.disputeId(),
                                settle.settlementId(),
                                settle.kind(),
                                lines,
                                settle.fundedBy(),
                                settle.settledAt(),
                                clock.instant()));
        boolean letGo = !dispute.open() && settle.kind() == SettlementKind.RETURN_AND_REFUND;
        if (letGo && books().isPaid()) freeze(settle.disputeId(), lines, clock.instant());
        doWhatIsDue(clock.instant(), policies);
    }

    /**
     * What the seller has accepted counts as it was accepted, though an appeal says meanwhile that the goods are worth less;
     * never more than is disputed. Where an appeal says meanwhile that the money does not wait for the goods, it is under way.
     */
    @CommandHandler
    void decide(EscrowCommand.RefundReturn back, Clock clock, RefundPolicies policies) {
        if (isSuperseded(back.disputeId())) return;
        var dispute = books().noted(back.disputeId());
        if (dispute.returned() != null) return;
        var settlement = dispute.settlement();
        if (settlement == null)
            throw Refusal.conflict("no-return-settled", "Nothing was settled about goods going back.");
        if (settlement.kind() == SettlementKind.REFUND_ONLY) return;
        var part = Amounts.of(books().currency(), back.accepted()).list();
        for (var line : part)
            if (line.amount().compareTo(dispute.disputed().at(line.lineId())) > 0)
                throw Refusal.conflict(
                        "return-above-disputed",
                        "Of line %s %s is disputed, not %s.",
                        line.lineId(),
                        dispute.disputed().at(line.lineId()),
                        line.amount());
        apply(
                part.isEmpty()
                        ? new EscrowEvent.ReturnNoted(
                                id, back.disputeId(), back.returnId(), back.acceptedAt(), clock.instant())
                        : new EscrowEvent.PartialReturnNoted(
                                id, back.disputeId(), back.returnId(), part, back.acceptedAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.RefundCancelledOrder cancel, Clock clock, RefundPolicies policies) {
        if (books().ending() != null) return;
        apply(new EscrowEvent.CancellationNoted(id, cancel.cancelledAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.RefundUndeliveredOrder undelivered, Clock clock, RefundPolicies policies) {
        if (books().ending() != null) return;
        apply(new EscrowEvent.GuaranteeBreachNoted(id, undelivered.breachedAt(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    /** What the platform had given itself needs no making good: of a refund that was split, the seller's part does (R35). */
    @CommandHandler
    void decide(EscrowCommand.PayCompensation pay, Clock clock, RefundPolicies policies) {
        if (books().compensations().containsKey(pay.disputeId())) return;
        if (!books().sellerId().equals(pay.sellerId()))
            throw Refusal.invalid("not-the-seller", "The order was not sold by %s.", pay.sellerId());
        for (var line : pay.lines()) books().demand(line.lineId(), line.amount().currency());
        if (!total(pay.lines()).equals(pay.amount()) || pay.amount().isZero())
            throw Refusal.invalid(
                    "total-differs", "The lines add up to %s, not to %s.", total(pay.lines()), pay.amount());
        var borne = books().borneBySeller(pay.disputeId(), pay.lines(), policies);
        if (borne.isEmpty()) return;
        var now = clock.instant();
        tell(
                SellerEntry.COMPENSATION,
                new EscrowEvent.CompensationPaid(
                        id, pay.disputeId(), pay.sellerId(), borne, total(borne), pay.awardedAt(), now),
                now);
    }

    @CommandHandler
    ChargebackId decide(EscrowCommand.OpenChargeback open, Clock clock) {
        MoneyAction.demandBank(open.by());
        var chargeback = ChargebackId.of(id, open.bankReference());
        var known = books().chargebacks().get(chargeback);
        if (known != null
                && known.state() == Chargeback.State.OPEN
                && known.amount().equals(open.amount())) return chargeback;
        MoneyAction.OPEN_CHARGEBACK.demand(books(), open.by());
        if (known != null)
            throw Refusal.conflict("chargeback-differs", "This reference is known with another amount, or decided.");
        if (!open.amount().currency().equals(books().currency()))
            throw Refusal.invalid("currency-mixed", "The order is in %s.", books().currency());
        if (open.amount().isZero()) throw Refusal.invalid("chargeback-of-nothing", "The bank asks for nothing.");
        if (open.amount().compareTo(books().chargeable()) > 0)
            throw Refusal.invalid(
                    "chargeback-above-paid", "A bank can still ask for %s, not for more.", books().chargeable());
        apply(new EscrowEvent.ChargebackOpened(
                id,
                chargeback,
                open.bankReference(),
                open.amount(),
                List.copyOf(books().promises().keySet()),
                open.by().id(),
                open.openedAt(),
                clock.instant()));
        return chargeback;
    }

    @CommandHandler
    void decide(EscrowCommand.WinChargeback win, Clock clock, RefundPolicies policies) {
        if (!decides(win.chargebackId(), Chargeback.State.WON, win.by())) return;
        apply(new EscrowEvent.ChargebackWon(
                id,
                win.chargebackId(),
                goingOn(win.chargebackId(), List.of()),
                win.by().id(),
                win.wonAt(),
                clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.LoseChargeback lose, Clock clock, RefundPolicies policies) {
        if (!decides(lose.chargebackId(), Chargeback.State.LOST, lose.by())) return;
        var asked = books().chargeback(lose.chargebackId()).amount();
        var amount = lose.amount() == null ? asked : lose.amount();
        if (!amount.currency().equals(asked.currency()))
            throw Refusal.invalid("currency-mixed", "The order is in %s.", asked.currency());
        if (amount.isZero() || amount.compareTo(asked) > 0)
            throw Refusal.invalid("chargeback-above-asked", "The bank asked for %s and cannot take %s.", asked, amount);
        var now = clock.instant();
        var loss = books().loss(amount, policies, now);
        tell(
                SellerEntry.CHARGEBACK,
                new EscrowEvent.ChargebackLost(
                        id,
                        lose.chargebackId(),
                        amount,
                        loss.taken(),
                        loss.beyond(),
                        loss.overtaken(),
                        loss.rests(),
                        goingOn(lose.chargebackId(), loss.overtaken()),
                        lose.by().id(),
                        lose.lostAt(),
                        now),
                now);
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.UnfreezeMoney unfreeze, Clock clock, RefundPolicies policies) {
        if (isSuperseded(unfreeze.disputeId())) return;
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
    void decide(EscrowCommand.BookRefund book, Clock clock, RefundPolicies policies) {
        var pledge = books().pledge(book.refundId());
        if (pledge.round() != book.round()) return;
        switch (pledge.state()) {
            case PROMISED ->
                apply(new EscrowEvent.RefundBooked(id, book.refundId(), pledge.funding(), clock.instant()));
            case OVERTAKEN -> {
                var funding = books().fundAnew(book.refundId(), pledge.funding());
                tell(
                        SellerEntry.REFUND,
                        new EscrowEvent.RefundBooked(id, book.refundId(), funding, clock.instant()),
                        clock.instant());
                doWhatIsDue(clock.instant(), policies);
            }
            case MADE, NEVER_MADE -> {}
        }
    }

    @CommandHandler
    void decide(EscrowCommand.NoteSellerFunds note, Clock clock, RefundPolicies policies) {
        var ask = books().ask(note.refundId());
        if (ask.number() != note.ask()) return;
        var now = clock.instant();
        switch (ask.state()) {
            case PENDING ->
                apply(new EscrowEvent.SellerFundsGranted(
                        id, note.refundId(), note.ask(), books().shortfall(note.refundId(), note.fromBalance()), now));
            case VOID -> {
                apply(new EscrowEvent.SellerFundsUnneeded(id, note.refundId(), note.ask(), now));
                apply(new EscrowEvent.SellerShareRaised(
                        id, books().sellerId(), SellerEntry.REFUND_NOT_MADE, note.amount(), now));
            }
            case GRANTED, OVER -> {
                return;
            }
        }
        doWhatIsDue(now, policies);
    }

    @CommandHandler
    void decide(EscrowCommand.NoteRefundNeverMade note, Clock clock, RefundPolicies policies) {
        if (books().pledge(note.refundId()).state() != Pledge.State.OVERTAKEN) return;
        apply(new EscrowEvent.RefundNeverMade(id, note.refundId(), clock.instant()));
        doWhatIsDue(clock.instant(), policies);
    }

    @CommandHandler
    void decide(EscrowCommand.TakeBackRefund back, Clock clock, RefundPolicies policies) {
        var pledge = books().pledge(back.refundId());
        if (pledge.state() != Pledge.State.MADE || pledge.round() + 1 != back.round()) return;
        var now = clock.instant();
        var what = books().comingBack(back.refundId(), pledge, now);
        tell(
                SellerEntry.CHARGEBACK,
                new EscrowEvent.RefundTakenBack(
                        id,
                        back.refundId(),
                        pledge.funding(),
                        back.round(),
                        what.becomes(),
                        what.makesGood(),
                        what.rest(),
                        now),
                now);
        doWhatIsDue(clock.instant(), policies);
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
        if (books().isOnHold()) return;
        for (var rest = books().restDue(); rest.isPresent(); rest = books().restDue())
            proceed(rest.get(), now, policies);
        for (var due = books().due(); due.isPresent(); due = books().due()) {
            var one = due.get();
            var place = books().place(one.lines().stream().map(LineAmount::lineId));
            var funding = books().fund(one, policies.inForce(one.since(), place).platformPercent());
            proceed(new Rest(one.cause(), one.since(), funding, null), now, policies);
        }
        var free = books().releasable();
        if (!books().mayRelease() || free.isEmpty()) return;
        tell(SellerEntry.RELEASE, new EscrowEvent.MoneyReleased(id, free, total(free), now), now);
    }

    /** For released money the seller's account is asked first (R14); what needs none is approved. */
    private void proceed(Rest rest, Instant now, RefundPolicies policies) {
        var refund = RefundId.of(rest.cause());
        var toAsk = books().toAsk(rest);
        if (toAsk.isZero()) {
            var funding = books().fundingOf(rest);
            var place = books().place(funding.stream().map(Funding::lineId));
            approve(rest.cause(), rest.since(), funding, now, place, policies.inForce(rest.since(), place));
        } else
            apply(new EscrowEvent.SellerFundsAsked(
                    id, books().sellerId(), refund, books().ask(refund).number() + 1, rest, toAsk, now));
    }

    /**
     * What changes the seller's share of the order's money is told to the seller's account.
     *
     * @param why what it is about; where something else than a release or a compensation raises the share, a refund of
     *     released money was not made
     */
    private void tell(SellerEntry why, EscrowEvent event, Instant now) {
        var before = books().sellersShare();
        apply(event);
        var after = books().sellersShare();
        boolean gives = why == SellerEntry.RELEASE || why == SellerEntry.COMPENSATION;
        if (after.compareTo(before) > 0)
            apply(new EscrowEvent.SellerShareRaised(
                    id, books().sellerId(), gives ? why : SellerEntry.REFUND_NOT_MADE, after.minus(before), now));
        if (before.compareTo(after) > 0)
            apply(new EscrowEvent.SellerShareLowered(id, books().sellerId(), why, before.minus(after), now));
    }

    /** Where a bank took money, whoever settled may not have known: what is still owed of it is what is paid. */
    private List<LineAmount> demandRefundable(EscrowCommand.CarryOutSettlement settle) {
        var amounts = Amounts.of(books().currency(), settle.lines());
        if (amounts.isNothing()) throw Refusal.invalid("refund-of-nothing", "The settlement gives no money.");
        for (var line : amounts.list()) {
            books().demand(line.lineId(), line.amount().currency());
            var left = books().settleable(line.lineId(), settle.disputeId());
            if (line.amount().compareTo(left) > 0 && books().chargedBackInAll().isZero())
                throw Refusal.conflict(
                        "refund-above-paid",
                        "Of line %s %s can still go back, not %s.",
                        line.lineId(),
                        left,
                        line.amount());
        }
        return amounts.list();
    }

    /** Whether there is something to decide; the same decision again is none. */
    private boolean decides(ChargebackId chargeback, Chargeback.State outcome, Actor by) {
        MoneyAction.demandBank(by);
        var known = books().chargeback(chargeback);
        if (known.state() == outcome) return false;
        if (!known.isOpen())
            throw Refusal.conflict("chargeback-decided", "The bank decided this one otherwise before.");
        MoneyAction.DECIDE_CHARGEBACK.demand(books(), by);
        return true;
    }

    /** The refunds that wait no longer once this chargeback is decided. */
    private List<RefundId> goingOn(ChargebackId decided, List<RefundId> overtaken) {
        boolean another = books().chargebacks().entrySet().stream()
                .anyMatch(one -> one.getValue().isOpen() && !one.getKey().equals(decided));
        return another
                ? List.of()
                : books().promises().keySet().stream()
                        .filter(refund -> !overtaken.contains(refund))
                        .toList();
    }

    /** News about a dispute that no longer decides about money, be it that we never heard of it. */
    private boolean isSuperseded(DisputeId dispute) {
        return books().isSuperseded()
                && (!books().knows(dispute) || !books().noted(dispute).open());
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

    private void approve(
            Cause cause, Instant since, List<Funding> funding, Instant now, Place place, RefundRules rules) {
        var refund = RefundId.of(cause);
        var byLine = Amounts.none(books().currency());
        for (var part : funding) byLine = byLine.plus(part.lineId(), part.amount());
        var lines = byLine.list();
        var amount = total(lines);
        var payment = books().payment("refund");
        apply(new EscrowEvent.RefundApproved(id, refund, cause, amount, funding, rules.version(), now));
        create(new RefundEvent.RefundRequested(
                refund,
                id,
                books().buyerId(),
                books().sellerId(),
                cause,
                amount,
                lines,
                funding,
                payment,
                rules.version(),
                place,
                since,
                rules.expectedFrom(since),
                rules.expectedBy(since),
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

    private Money total(List<LineAmount> lines) {
        return Money.sum(
                books().currency(), lines.stream().map(LineAmount::amount).toList());
    }

    private Books books() {
        return Objects.requireNonNull(books);
    }
}
