package redress.refund.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * The books of one order: where every minor unit of it is, who keeps it there, and what is promised. A value; each event
 * makes the next page. It answers what may still be done with the money and decides nothing.
 *
 * @param destinationCountry absent where the order did not say
 * @param pledges every refund ever approved, so that one cause makes at most one (R52), and where its money comes from
 * @param beyond what banks took that had been refunded before: the platform's loss, not the order's money
 * @param compensations what the platform paid the seller after an appeal, by dispute (R35)
 * @param payment absent until the order is paid
 * @param ending absent unless the order was cancelled or its delivery guarantee broken
 */
record Books(
        OrderId orderId,
        String buyerId,
        String sellerId,
        @Nullable String destinationCountry,
        String currency,
        Map<LineId, LineMoney> lines,
        Map<DisputeId, DisputedMoney> disputes,
        Map<RefundId, Pledge> pledges,
        Map<ChargebackId, Chargeback> chargebacks,
        Money beyond,
        Map<DisputeId, Money> compensations,
        @Nullable Payment payment,
        @Nullable Ending ending,
        boolean received) {

    /** A refund that can be approved now: its cause, since when, what goes back, and who shall pay. */
    record Due(Cause cause, Instant since, List<LineAmount> lines, FundedBy fundedBy) {}

    /** What a bank takes, and what becomes of the refunds that were promised. */
    record Loss(List<Funding> taken, Money beyond, List<RefundId> overtaken) {}

    static Books open(EscrowEvent.EscrowOpened opened) {
        var lines = new LinkedHashMap<LineId, LineMoney>();
        for (var line : opened.lines()) lines.put(line.lineId(), LineMoney.unpaid(line.amount()));
        return new Books(
                opened.orderId(),
                opened.buyerId(),
                opened.sellerId(),
                opened.destinationCountry(),
                opened.currency(),
                Collections.unmodifiableMap(lines),
                Map.of(),
                Map.of(),
                Map.of(),
                Money.zero(opened.currency()),
                Map.of(),
                null,
                null,
                false);
    }

    Books after(EscrowEvent event) {
        return switch (event) {
            case EscrowEvent.EscrowOpened e -> open(e);
            case EscrowEvent.PaymentCaptured e -> everyLine(LineMoney::capture).is(e.payment(), ending, received);
            case EscrowEvent.FreezeAwaited e ->
                dispute(e.disputeId(), DisputedMoney.awaiting(Amounts.of(currency, e.disputed())));
            case EscrowEvent.MoneyFrozen e ->
                dispute(
                        e.disputeId(),
                        disputes.getOrDefault(e.disputeId(), DisputedMoney.awaiting(Amounts.of(currency, e.disputed())))
                                .freeze(Amounts.of(currency, e.frozen())));
            case EscrowEvent.DisputeResumed e ->
                dispute(e.disputeId(), DisputedMoney.awaiting(Amounts.of(currency, e.disputed())));
            case EscrowEvent.SettlementNoted e ->
                dispute(
                        e.disputeId(),
                        noted(e.disputeId())
                                .settle(new DisputedMoney.Settlement(
                                        e.kind(), e.lines(), e.fundedBy(), e.settledAt())));
            case EscrowEvent.ReturnNoted e ->
                dispute(e.disputeId(), noted(e.disputeId()).receive(e.returnId(), List.of(), e.acceptedAt()));
            case EscrowEvent.PartialReturnNoted e ->
                dispute(e.disputeId(), noted(e.disputeId()).receive(e.returnId(), e.lines(), e.acceptedAt()));
            case EscrowEvent.AppealNoted e ->
                dispute(
                        e.disputeId(),
                        noted(e.disputeId())
                                .appeal(new DisputedMoney.Settlement(
                                        SettlementKind.REFUND_ONLY, e.lines(), e.fundedBy(), e.settledAt())));
            case EscrowEvent.CancellationNoted e ->
                supersedeDisputes().is(payment, new Ending(new Cause.Cancellation(orderId), e.cancelledAt()), received);
            case EscrowEvent.GuaranteeBreachNoted e ->
                supersedeDisputes().is(payment, new Ending(new Cause.Guarantee(orderId), e.breachedAt()), received);
            case EscrowEvent.RefundApproved e -> promise(e);
            case EscrowEvent.RefundBooked e -> book(e);
            case EscrowEvent.RefundTakenBack e -> takeBack(e);
            case EscrowEvent.MoneyUnfrozen e ->
                dispute(e.disputeId(), noted(e.disputeId()).close());
            case EscrowEvent.ReceiptNoted e -> is(payment, ending, true);
            case EscrowEvent.MoneyReleased e -> {
                var after = this;
                for (var line : e.lines()) after = after.line(line.lineId(), money -> money.release(line.amount()));
                yield after;
            }
            case EscrowEvent.ChargebackOpened e ->
                chargeback(
                        e.chargebackId(),
                        new Chargeback(e.bankReference(), e.amount(), Chargeback.State.OPEN, e.openedAt()));
            case EscrowEvent.ChargebackWon e ->
                chargeback(e.chargebackId(), chargeback(e.chargebackId()).won());
            case EscrowEvent.ChargebackLost e -> lose(e);
            case EscrowEvent.CompensationPaid e ->
                with(lines, disputes, pledges, chargebacks, beyond, and(compensations, e.disputeId(), e.amount()));
        };
    }

    boolean isPaid() {
        return payment != null;
    }

    /** @throws Refusal 409 {@code order-unpaid} */
    Payment payment(String what) {
        if (payment == null) throw Refusal.conflict("order-unpaid", "The order is not paid: there is no %s.", what);
        return payment;
    }

    /** @throws Refusal 422 {@code line-unknown} */
    LineMoney of(LineId line) {
        var money = lines.get(line);
        if (money == null) throw Refusal.invalid("line-unknown", "The order has no line %s.", line);
        return money;
    }

    /** @throws Refusal 422 {@code line-unknown} or {@code currency-mixed}: not of this order */
    void demand(LineId line, String ofCurrency) {
        if (!of(line).price().currency().equals(ofCurrency))
            throw Refusal.invalid("currency-mixed", "The order is in %s, not in %s.", currency, ofCurrency);
    }

    /** @throws Refusal 409 {@code dispute-unknown} */
    DisputedMoney noted(DisputeId dispute) {
        var money = disputes.get(dispute);
        if (money == null) throw Refusal.conflict("dispute-unknown", "No dispute %s on this order.", dispute);
        return money;
    }

    boolean knows(DisputeId dispute) {
        return disputes.containsKey(dispute);
    }

    /** @throws Refusal 404 {@code no-such-chargeback} */
    Chargeback chargeback(ChargebackId id) {
        var known = chargebacks.get(id);
        if (known == null) throw Refusal.unknown("no-such-chargeback", "There is no such chargeback on this order.");
        return known;
    }

    /** @throws Refusal 409 {@code refund-unknown} */
    Pledge pledge(RefundId id) {
        var known = pledges.get(id);
        if (known == null) throw Refusal.conflict("refund-unknown", "No refund %s was approved here.", id);
        return known;
    }

    /** What becomes of a made refund that comes back now (R56). */
    TakenBack becomes(Pledge made) {
        var ofOrder = made.funding().stream()
                .filter(part -> part.source() != FundingSource.PLATFORM_GUARANTEE)
                .map(Funding::amount)
                .toList();
        if (beyond.compareTo(Money.sum(currency, ofOrder)) >= 0 && !beyond.isZero()) return TakenBack.OVERTAKEN;
        return isOnHold() ? TakenBack.ON_HOLD : TakenBack.PROMISED_AGAIN;
    }

    /** While a bank decides, nothing is released and nothing is refunded (R57). */
    boolean isOnHold() {
        return chargebacks.values().stream().anyMatch(Chargeback::isOpen);
    }

    /** Whether the order was undone, or a bank decided: then disputes have nothing more to say about the money. */
    boolean isSuperseded() {
        return ending != null || chargebacks.values().stream().anyMatch(one -> one.state() == Chargeback.State.LOST);
    }

    /** What banks may still ask for: what was paid, less what they took or ask for already. */
    Money chargeable() {
        var left = total(LineMoney::captured);
        for (var one : chargebacks.values())
            if (one.state() != Chargeback.State.WON)
                left = left.minus(one.amount().least(left));
        return left;
    }

    Money total(Function<LineMoney, Money> part) {
        return Money.sum(currency, lines.values().stream().map(part).toList());
    }

    /** Refunds approved and not made, oldest first. */
    Map<RefundId, List<Funding>> promises() {
        var promised = new LinkedHashMap<RefundId, List<Funding>>();
        pledges.forEach((id, pledge) -> {
            if (pledge.isPromised()) promised.put(id, pledge.funding());
        });
        return promised;
    }

    /** What disputes and promised refunds keep from being released, out of what is held of the line. */
    Money frozen(LineId line) {
        return promised(line, FundingSource.ESCROW).plus(disputed(line));
    }

    /** Held of the line, and nobody keeps it. */
    Money free(LineId line) {
        return of(line).held().minus(frozen(line));
    }

    Money promised(LineId line, FundingSource source) {
        return Money.sum(
                currency,
                promisedParts()
                        .filter(part -> part.lineId().equals(line) && part.source() == source)
                        .map(Funding::amount)
                        .toList());
    }

    Money promised() {
        return Money.sum(currency, promisedParts().map(Funding::amount).toList());
    }

    Money compensated() {
        return Money.sum(currency, compensations.values());
    }

    /** What of the line's price has neither come to the buyer nor is on its way. */
    Money refundable(LineId line) {
        var left = of(line).owed();
        for (var source : FundingSource.values())
            left = left.minus(promised(line, source).least(left));
        return left;
    }

    /** The same, less what other disputes were settled for and still wait to get. */
    Money settleable(LineId line, DisputeId asker) {
        var left = refundable(line);
        for (var dispute : disputes.entrySet())
            if (!dispute.getKey().equals(asker))
                left = left.minus(
                        waiting(dispute.getKey(), dispute.getValue()).at(line).least(left));
        return left;
    }

    List<DisputeId> awaitingFreeze() {
        return disputes.entrySet().stream()
                .filter(dispute ->
                        dispute.getValue().open() && dispute.getValue().frozen() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The next refund whose cause is complete and that was not approved yet; as much of it as is still owed. */
    Optional<Due> due() {
        return claims().filter(due -> !pledges.containsKey(RefundId.of(due.cause())))
                .map(due -> new Due(due.cause(), due.since(), owed(due.lines()), due.fundedBy()))
                .filter(due -> !due.lines().isEmpty())
                .findFirst();
    }

    List<LineAmount> releasable() {
        return lines.keySet().stream()
                .map(line -> new LineAmount(line, free(line)))
                .filter(line -> !line.amount().isZero())
                .toList();
    }

    /**
     * Where the money of a refund comes from: what the dispute froze and what else is free of the line; then what was
     * released of it, from the seller's balance; failing that the platform's guarantee (R14). What the platform is to fund
     * comes from the platform at once, so that the order's money stays the seller's.
     */
    List<Funding> fund(Due due, int platformPercent) {
        var amounts = due.lines().stream().map(LineAmount::amount).toList();
        var byPlatform = switch (due.fundedBy()) {
            case SELLER -> amounts.stream().map(a -> Money.zero(currency)).toList();
            case PLATFORM -> amounts;
            case SPLIT -> Money.sum(currency, amounts).percent(platformPercent).split(amounts);
        };
        var parts = new ArrayList<Funding>();
        for (int i = 0; i < amounts.size(); i++) {
            var line = due.lines().get(i).lineId();
            var kept = due.cause()
                    .dispute()
                    .map(dispute -> noted(dispute).kept().at(line))
                    .orElse(Money.zero(currency));
            parts.addAll(fund(line, amounts.get(i), byPlatform.get(i), kept));
        }
        return List.copyOf(parts);
    }

    /** The same for a refund that was made although a bank had overtaken it: out of what nobody keeps by now. */
    List<Funding> fundAnew(List<Funding> planned) {
        var lines = Amounts.none(currency);
        for (var part : planned) lines = lines.plus(part.lineId(), part.amount());
        return lines.list().stream()
                .flatMap(
                        part -> fund(part.lineId(), part.amount(), Money.zero(currency), Money.zero(currency)).stream())
                .toList();
    }

    /**
     * What a bank takes (R57): first what was kept for the buyer anyway, then the rest of what is held, then what the seller
     * got; within each, in proportion over the lines. What is not there any more, because it was refunded before, is beyond
     * the order's money. A promised refund that the bank's sum covers is overtaken by it; one that it does not cover stays
     * promised, and its money is not touched.
     */
    Loss loss(Money amount) {
        var overtaken = new ArrayList<RefundId>();
        var covered = amount;
        for (var promise : promises().entrySet()) {
            var sum = Money.sum(
                    currency, promise.getValue().stream().map(Funding::amount).toList());
            if (sum.compareTo(covered) > 0) continue;
            covered = covered.minus(sum);
            overtaken.add(promise.getKey());
        }
        var freed = pledged(overtaken, Pledge.State.OVERTAKEN);
        var left = amount;
        var taken = new ArrayList<Funding>();
        left = left.minus(freed.take(
                left,
                FundingSource.ESCROW,
                line -> disputed(line)
                        .plus(promised(line, FundingSource.ESCROW))
                        .minus(freed.promised(line, FundingSource.ESCROW)),
                taken));
        left = left.minus(freed.take(left, FundingSource.ESCROW, this::free, taken));
        left = left.minus(freed.take(
                left,
                FundingSource.SELLER_BALANCE,
                line -> freed.of(line).released().minus(freed.promised(line, FundingSource.SELLER_BALANCE)),
                taken));
        return new Loss(List.copyOf(taken), left, List.copyOf(overtaken));
    }

    private Money take(Money wanted, FundingSource source, Function<LineId, Money> there, List<Funding> taken) {
        var ids = List.copyOf(lines.keySet());
        var amounts = ids.stream().map(there).toList();
        var all = Money.sum(currency, amounts);
        var some = wanted.least(all);
        if (some.isZero()) return some;
        var parts = some.split(amounts);
        for (int i = 0; i < parts.size(); i++)
            if (!parts.get(i).isZero()) taken.add(new Funding(ids.get(i), source, parts.get(i)));
        return some;
    }

    private List<Funding> fund(LineId line, Money amount, Money byPlatform, Money kept) {
        var rest = amount.minus(byPlatform);
        var fromEscrow = rest.least(kept.plus(free(line)));
        rest = rest.minus(fromEscrow);
        var fromSeller = rest.least(of(line).released().minus(promised(line, FundingSource.SELLER_BALANCE)));
        rest = rest.minus(fromSeller);
        return Stream.of(
                        new Funding(line, FundingSource.ESCROW, fromEscrow),
                        new Funding(line, FundingSource.SELLER_BALANCE, fromSeller),
                        new Funding(line, FundingSource.PLATFORM_GUARANTEE, rest.plus(byPlatform)))
                .filter(part -> !part.amount().isZero())
                .toList();
    }

    private Money disputed(LineId line) {
        return Money.sum(
                currency,
                disputes.values().stream()
                        .map(dispute -> dispute.kept().at(line))
                        .toList());
    }

    private List<LineAmount> owed(List<LineAmount> wanted) {
        return wanted.stream()
                .map(line -> new LineAmount(line.lineId(), line.amount().least(refundable(line.lineId()))))
                .filter(line -> !line.amount().isZero())
                .toList();
    }

    /** Everything whose cause is complete, approved or not. */
    private Stream<Due> claims() {
        var ofDisputes = disputes.entrySet().stream().flatMap(entry -> claims(entry.getKey(), entry.getValue()));
        if (ending == null) return ofDisputes;
        var everything = lines.entrySet().stream()
                .map(line -> new LineAmount(line.getKey(), line.getValue().price()))
                .toList();
        return Stream.concat(
                ofDisputes, Stream.of(new Due(ending.cause(), ending.since(), everything, FundedBy.SELLER)));
    }

    private static Stream<Due> claims(DisputeId id, DisputedMoney dispute) {
        var claims = new ArrayList<Due>();
        var returned = dispute.returned();
        if (returned != null)
            claims.add(new Due(
                    new Cause.GoodsReturned(returned.returnId(), id),
                    returned.at(),
                    returned.lines(),
                    returned.fundedBy()));
        var settled = dispute.settlement();
        if (settled != null && settled.kind() == SettlementKind.REFUND_ONLY)
            claims.add(new Due(new Cause.Settlement(id), settled.at(), settled.lines(), settled.fundedBy()));
        var appeal = dispute.appeal();
        if (appeal != null) claims.add(new Due(new Cause.Appeal(id), appeal.at(), appeal.lines(), appeal.fundedBy()));
        return claims.stream();
    }

    /** What a dispute was settled for and has not got approved yet, be it that the goods are still away. */
    private Amounts waiting(DisputeId id, DisputedMoney dispute) {
        var waiting = Amounts.none(currency);
        for (var claim : claims(id, dispute).toList())
            if (!pledges.containsKey(RefundId.of(claim.cause())))
                for (var line : claim.lines()) waiting = waiting.plus(line.lineId(), line.amount());
        var settled = dispute.settlement();
        if (!dispute.open() || settled == null || settled.kind() != SettlementKind.RETURN_AND_REFUND) return waiting;
        var returned = dispute.returned();
        var back = Amounts.of(currency, returned == null ? List.of() : returned.lines());
        for (var line : settled.lines())
            waiting = waiting.plus(
                    line.lineId(), line.amount().minus(back.at(line.lineId()).least(line.amount())));
        return waiting;
    }

    private Stream<Funding> promisedParts() {
        return pledges.values().stream()
                .filter(pledge -> pledge.isPromised())
                .flatMap(pledge -> pledge.funding().stream());
    }

    private Books promise(EscrowEvent.RefundApproved e) {
        var keeping = e.cause()
                .dispute()
                .map(id -> {
                    var kept = noted(id).kept();
                    for (var part : e.funding())
                        if (part.source() == FundingSource.ESCROW)
                            kept = kept.minus(part.lineId(), part.amount().least(kept.at(part.lineId())));
                    return dispute(id, noted(id).freeze(kept));
                })
                .orElse(this);
        return keeping.pledge(e.refundId(), Pledge.promised(e.funding()));
    }

    private Books book(EscrowEvent.RefundBooked e) {
        var after = pledge(
                e.refundId(), new Pledge(e.funding(), pledge(e.refundId()).round(), Pledge.State.MADE));
        for (var part : e.funding())
            after = after.line(part.lineId(), money -> money.refund(part.source(), part.amount()));
        return after;
    }

    private Books takeBack(EscrowEvent.RefundTakenBack e) {
        boolean overtaken = e.becomes() == TakenBack.OVERTAKEN;
        var after = pledge(
                e.refundId(),
                new Pledge(e.funding(), e.round(), overtaken ? Pledge.State.OVERTAKEN : Pledge.State.PROMISED));
        var less = beyond;
        for (var part : e.funding()) {
            after = after.line(part.lineId(), money -> money.takeBack(part.source(), part.amount()));
            if (overtaken && part.source() != FundingSource.PLATFORM_GUARANTEE) {
                after = after.line(part.lineId(), money -> money.chargeBack(part.source(), part.amount()));
                less = less.minus(part.amount());
            }
        }
        return after.with(after.lines, after.disputes, after.pledges, after.chargebacks, less, compensations);
    }

    private Books lose(EscrowEvent.ChargebackLost e) {
        var after = supersedeDisputes()
                .pledged(e.overtaken(), Pledge.State.OVERTAKEN)
                .chargeback(e.chargebackId(), chargeback(e.chargebackId()).lost(e.amount()));
        for (var part : e.taken())
            after = after.line(part.lineId(), money -> money.chargeBack(part.source(), part.amount()));
        return after.with(
                after.lines, after.disputes, after.pledges, after.chargebacks, beyond.plus(e.beyond()), compensations);
    }

    private Books supersedeDisputes() {
        var after = this;
        for (var dispute : disputes.entrySet())
            after = after.dispute(dispute.getKey(), dispute.getValue().supersede());
        return after;
    }

    private Books pledged(List<RefundId> refunds, Pledge.State state) {
        var after = this;
        for (var refund : refunds)
            after = after.pledge(
                    refund, Objects.requireNonNull(pledges.get(refund)).now(state));
        return after;
    }

    private Books everyLine(UnaryOperator<LineMoney> change) {
        var after = this;
        for (var line : lines.keySet()) after = after.line(line, change);
        return after;
    }

    private Books line(LineId id, UnaryOperator<LineMoney> change) {
        return with(and(lines, id, change.apply(of(id))), disputes, pledges, chargebacks, beyond, compensations);
    }

    private Books dispute(DisputeId id, DisputedMoney money) {
        return with(lines, and(disputes, id, money), pledges, chargebacks, beyond, compensations);
    }

    private Books pledge(RefundId id, Pledge pledge) {
        return with(lines, disputes, and(pledges, id, pledge), chargebacks, beyond, compensations);
    }

    private Books chargeback(ChargebackId id, Chargeback chargeback) {
        return with(lines, disputes, pledges, and(chargebacks, id, chargeback), beyond, compensations);
    }

    private static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableMap(changed);
    }

    private Books with(
            Map<LineId, LineMoney> allLines,
            Map<DisputeId, DisputedMoney> allDisputes,
            Map<RefundId, Pledge> allPledges,
            Map<ChargebackId, Chargeback> allChargebacks,
            Money lost,
            Map<DisputeId, Money> allCompensations) {
        return new Books(
                orderId,
                buyerId,
                sellerId,
                destinationCountry,
                currency,
                allLines,
                allDisputes,
                allPledges,
                allChargebacks,
                lost,
                allCompensations,
                payment,
                ending,
                received);
    }

    private Books is(@Nullable Payment paid, @Nullable Ending ended, boolean goodsReceived) {
        return new Books(
                orderId,
                buyerId,
                sellerId,
                destinationCountry,
                currency,
                lines,
                disputes,
                pledges,
                chargebacks,
                beyond,
                compensations,
                paid,
                ended,
                goodsReceived);
    }
}
