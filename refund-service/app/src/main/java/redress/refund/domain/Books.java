package redress.refund.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Money;
import redress.platform.values.Refusal;

/**
 * The books of one order: where every minor unit of it is, who keeps it there, and what is promised. A value; each event
 * makes the next page. It answers what may still be done with the money and decides nothing.
 *
 * @param promises refunds approved and not yet made, with where their money comes from
 * @param approved every refund ever approved, so that one cause makes at most one (R52)
 * @param payment absent until the order is paid
 */
record Books(
        OrderId orderId,
        String buyerId,
        String sellerId,
        String currency,
        Map<LineId, LineMoney> lines,
        Map<DisputeId, DisputedMoney> disputes,
        Map<RefundId, List<Funding>> promises,
        Set<RefundId> approved,
        @Nullable Payment payment,
        boolean received) {

    /** A refund that can be approved now: its cause, since when, and what was settled. */
    record Due(Cause cause, Instant since, DisputedMoney.Settlement settlement) {}

    static Books open(EscrowEvent.EscrowOpened opened) {
        var lines = new LinkedHashMap<LineId, LineMoney>();
        for (var line : opened.lines()) lines.put(line.lineId(), LineMoney.unpaid(line.amount()));
        return new Books(
                opened.orderId(),
                opened.buyerId(),
                opened.sellerId(),
                opened.currency(),
                Collections.unmodifiableMap(lines),
                Map.of(),
                Map.of(),
                Set.of(),
                null,
                false);
    }

    Books after(EscrowEvent event) {
        return switch (event) {
            case EscrowEvent.EscrowOpened e -> open(e);
            case EscrowEvent.PaymentCaptured e -> everyLine(LineMoney::capture).paid(e.payment());
            case EscrowEvent.FreezeAwaited e ->
                dispute(e.disputeId(), DisputedMoney.awaiting(Amounts.of(currency, e.disputed())));
            case EscrowEvent.MoneyFrozen e ->
                dispute(
                        e.disputeId(),
                        disputes.getOrDefault(e.disputeId(), DisputedMoney.awaiting(Amounts.of(currency, e.disputed())))
                                .freeze(Amounts.of(currency, e.frozen())));
            case EscrowEvent.SettlementNoted e ->
                dispute(
                        e.disputeId(),
                        noted(e.disputeId())
                                .settle(new DisputedMoney.Settlement(
                                        e.kind(), e.lines(), e.fundedBy(), e.settledAt())));
            case EscrowEvent.ReturnNoted e ->
                dispute(
                        e.disputeId(),
                        noted(e.disputeId()).receive(new DisputedMoney.Returned(e.returnId(), e.acceptedAt())));
            case EscrowEvent.RefundApproved e -> promise(e);
            case EscrowEvent.RefundBooked e -> book(e);
            case EscrowEvent.MoneyUnfrozen e ->
                dispute(e.disputeId(), noted(e.disputeId()).close());
            case EscrowEvent.ReceiptNoted e ->
                new Books(orderId, buyerId, sellerId, currency, lines, disputes, promises, approved, payment, true);
            case EscrowEvent.MoneyReleased e -> {
                var after = this;
                for (var line : e.lines()) after = after.line(line.lineId(), money -> money.release(line.amount()));
                yield after;
            }
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

    /** What disputes and promised refunds keep from being released, out of what is held of the line. */
    Money frozen(LineId line) {
        var kept = promised(line, FundingSource.ESCROW);
        for (var dispute : disputes.values()) kept = kept.plus(dispute.kept().at(line));
        return kept;
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

    /** What of the line's price has neither gone back nor is on its way. */
    Money refundable(LineId line) {
        var left = of(line).price().minus(of(line).refunded()).minus(of(line).guaranteed());
        for (var source : FundingSource.values()) left = left.minus(promised(line, source));
        return left;
    }

    /** The same, less what other open disputes were settled for and still wait to get. */
    Money settleable(LineId line, DisputeId asker) {
        var left = refundable(line);
        for (var dispute : disputes.entrySet()) {
            if (dispute.getKey().equals(asker) || !isWaiting(dispute.getKey(), dispute.getValue())) continue;
            for (var part : settled(dispute.getValue()))
                if (part.lineId().equals(line)) left = left.minus(part.amount().least(left));
        }
        return left;
    }

    List<DisputeId> awaitingFreeze() {
        return disputes.entrySet().stream()
                .filter(dispute ->
                        dispute.getValue().open() && dispute.getValue().frozen() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Refunds whose cause is complete and that were not approved yet. */
    List<Due> due() {
        var due = new ArrayList<Due>();
        disputes.forEach((id, dispute) -> cause(id, dispute)
                .filter(cause -> dispute.open() && !approved.contains(RefundId.of(cause)))
                .ifPresent(cause -> {
                    var settlement = Objects.requireNonNull(dispute.settlement());
                    var returned = dispute.returned();
                    due.add(new Due(cause, returned == null ? settlement.at() : returned.at(), settlement));
                }));
        return due;
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
        var settlement = due.settlement();
        var amounts = settlement.lines().stream().map(LineAmount::amount).toList();
        var byPlatform = switch (settlement.fundedBy()) {
            case SELLER -> amounts.stream().map(a -> Money.zero(currency)).toList();
            case PLATFORM -> amounts;
            case SPLIT -> Money.sum(currency, amounts).percent(platformPercent).split(amounts);
        };
        var parts = new ArrayList<Funding>();
        for (int i = 0; i < amounts.size(); i++) {
            var line = settlement.lines().get(i).lineId();
            var rest = amounts.get(i).minus(byPlatform.get(i));
            var kept = due.cause()
                    .dispute()
                    .map(dispute -> noted(dispute).kept().at(line))
                    .orElse(Money.zero(currency));
            var fromEscrow = rest.least(kept.plus(free(line)));
            rest = rest.minus(fromEscrow);
            var fromSeller = rest.least(of(line).released().minus(promised(line, FundingSource.SELLER_BALANCE)));
            rest = rest.minus(fromSeller);
            parts.add(new Funding(line, FundingSource.ESCROW, fromEscrow));
            parts.add(new Funding(line, FundingSource.SELLER_BALANCE, fromSeller));
            parts.add(new Funding(line, FundingSource.PLATFORM_GUARANTEE, rest.plus(byPlatform.get(i))));
        }
        return parts.stream().filter(part -> !part.amount().isZero()).toList();
    }

    private Optional<Cause> cause(DisputeId id, DisputedMoney dispute) {
        var settlement = dispute.settlement();
        if (settlement == null) return Optional.empty();
        var returned = dispute.returned();
        return switch (settlement.kind()) {
            case REFUND_ONLY -> Optional.of(new Cause.Settlement(id));
            case RETURN_AND_REFUND ->
                returned == null ? Optional.empty() : Optional.of(new Cause.GoodsReturned(returned.returnId(), id));
        };
    }

    private boolean isWaiting(DisputeId id, DisputedMoney dispute) {
        return dispute.open()
                && dispute.settlement() != null
                && cause(id, dispute)
                        .map(cause -> !approved.contains(RefundId.of(cause)))
                        .orElse(true);
    }

    private static List<LineAmount> settled(DisputedMoney dispute) {
        var settlement = dispute.settlement();
        return settlement == null ? List.of() : settlement.lines();
    }

    private Stream<Funding> promisedParts() {
        return promises.values().stream().flatMap(List::stream);
    }

    private Books promise(EscrowEvent.RefundApproved e) {
        var keeping = new LinkedHashMap<>(disputes);
        e.cause().dispute().ifPresent(id -> {
            var dispute = noted(id);
            var kept = dispute.kept();
            for (var part : e.funding())
                if (part.source() == FundingSource.ESCROW)
                    kept = kept.minus(part.lineId(), part.amount().least(kept.at(part.lineId())));
            keeping.put(id, dispute.freeze(kept));
        });
        var changed = new LinkedHashMap<>(promises);
        changed.put(e.refundId(), e.funding());
        var refunds = new HashSet<>(approved);
        refunds.add(e.refundId());
        return new Books(
                orderId,
                buyerId,
                sellerId,
                currency,
                lines,
                Collections.unmodifiableMap(keeping),
                Collections.unmodifiableMap(changed),
                Collections.unmodifiableSet(refunds),
                payment,
                received);
    }

    private Books book(EscrowEvent.RefundBooked e) {
        var changed = new LinkedHashMap<>(promises);
        changed.remove(e.refundId());
        var after = new Books(
                orderId,
                buyerId,
                sellerId,
                currency,
                lines,
                disputes,
                Collections.unmodifiableMap(changed),
                approved,
                payment,
                received);
        for (var part : e.funding())
            after = after.line(part.lineId(), money -> money.refund(part.source(), part.amount()));
        return after;
    }

    private Books paid(Payment by) {
        return new Books(orderId, buyerId, sellerId, currency, lines, disputes, promises, approved, by, received);
    }

    private Books dispute(DisputeId id, DisputedMoney money) {
        var changed = new LinkedHashMap<>(disputes);
        changed.put(id, money);
        return new Books(
                orderId,
                buyerId,
                sellerId,
                currency,
                lines,
                Collections.unmodifiableMap(changed),
                promises,
                approved,
                payment,
                received);
    }

    private Books line(LineId id, UnaryOperator<LineMoney> change) {
        var changed = new LinkedHashMap<>(lines);
        changed.put(id, change.apply(of(id)));
        return new Books(
                orderId,
                buyerId,
                sellerId,
                currency,
                Collections.unmodifiableMap(changed),
                disputes,
                promises,
                approved,
                payment,
                received);
    }

    private Books everyLine(UnaryOperator<LineMoney> change) {
        var after = this;
        for (var line : lines.keySet()) after = after.line(line, change);
        return after;
    }
}
