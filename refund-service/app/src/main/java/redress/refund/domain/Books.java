package redress.refund.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param destination where it goes and what it is of
 * @param commitments what is promised to the buyer, and where its money comes from
 * @param beyond what banks took that had been refunded before: the platform's loss, not the order's money
 * @param compensations what the platform paid the seller after an appeal, by dispute (R35)
 * @param payment absent until the order is paid
 * @param ending absent unless the order was cancelled or its delivery guarantee broken
 */
record Books(
        OrderId orderId,
        String buyerId,
        String sellerId,
        Destination destination,
        String currency,
        Map<LineId, LineMoney> lines,
        Map<DisputeId, DisputedMoney> disputes,
        Commitments commitments,
        Map<ChargebackId, Chargeback> chargebacks,
        Money beyond,
        Map<DisputeId, Money> compensations,
        @Nullable Payment payment,
        @Nullable Ending ending,
        boolean received) {

    /** A refund that can be approved now: its cause, since when, what goes back, and who shall pay. */
    record Due(Cause cause, Instant since, List<LineAmount> lines, FundedBy fundedBy) {}

    /** What a bank takes, and what becomes of the refunds that were promised. */
    record Loss(List<Funding> taken, Money beyond, List<RefundId> overtaken, List<Rest> rests) {}

    /** What becomes of a made refund that comes back: what of it makes good the platform's loss, what is still owed. */
    record Return(
            TakenBack becomes,
            List<Funding> makesGood,
            @Nullable Rest rest) {}

    static Books open(EscrowEvent.EscrowOpened opened) {
        var lines = new LinkedHashMap<LineId, LineMoney>();
        for (var line : opened.lines()) lines.put(line.lineId(), LineMoney.unpaid(line.amount()));
        return new Books(
                opened.orderId(),
                opened.buyerId(),
                opened.sellerId(),
                Destination.of(opened.destinationCountry(), opened.categories()),
                opened.currency(),
                Collections.unmodifiableMap(lines),
                Map.of(),
                Commitments.NONE,
                Map.of(),
                Money.zero(opened.currency()),
                Map.of(),
                null,
                null,
                false);
    }

    /** Where what is about these lines belongs. */
    Place place(Stream<LineId> some) {
        return destination.of(some.toList());
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
                                .settle(
                                        e.settlementId(),
                                        new DisputedMoney.Settlement(
                                                e.kind(), e.lines(), e.fundedBy(), e.settledAt())));
            case EscrowEvent.ReturnNoted e ->
                dispute(e.disputeId(), noted(e.disputeId()).receive(e.returnId(), List.of(), e.acceptedAt()));
            case EscrowEvent.PartialReturnNoted e ->
                dispute(e.disputeId(), noted(e.disputeId()).receive(e.returnId(), e.lines(), e.acceptedAt()));
            case EscrowEvent.AppealNoted e ->
                dispute(
                        e.disputeId(),
                        noted(e.disputeId())
                                .appeal(
                                        e.settlementId(),
                                        new DisputedMoney.Settlement(
                                                SettlementKind.REFUND_ONLY, e.lines(), e.fundedBy(), e.settledAt())));
            case EscrowEvent.CancellationNoted e ->
                supersedeDisputes().is(payment, new Ending(new Cause.Cancellation(orderId), e.cancelledAt()), received);
            case EscrowEvent.GuaranteeBreachNoted e ->
                supersedeDisputes().is(payment, new Ending(new Cause.Guarantee(orderId), e.breachedAt()), received);
            case EscrowEvent.RefundApproved e -> promise(e);
            case EscrowEvent.RefundBooked e -> book(e);
            case EscrowEvent.RefundTakenBack e -> takeBack(e);
            case EscrowEvent.RefundNeverMade e ->
                pledge(e.refundId(), pledge(e.refundId()).now(Pledge.State.NEVER_MADE));
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
            case EscrowEvent.SellerFundsAsked e ->
                (commitments.rests().containsKey(e.refundId())
                                ? this
                                : keeping(e.rest().cause(), e.rest().funding()))
                        .rest(e.rest())
                        .asked(e.refundId(), Ask.pending(e.ask()));
            case EscrowEvent.SellerFundsGranted e ->
                asked(e.refundId(), ask(e.refundId()).granted(e.shortfall()));
            case EscrowEvent.SellerFundsUnneeded e ->
                asked(e.refundId(), ask(e.refundId()).over());
            case EscrowEvent.SellerShareRaised _, EscrowEvent.SellerShareLowered _ -> this;
            case EscrowEvent.CompensationPaid e ->
                with(lines, disputes, commitments, chargebacks, beyond, and(compensations, e.disputeId(), e.amount()));
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
        var known = commitments.pledges().get(id);
        if (known == null) throw Refusal.conflict("refund-unknown", "No refund %s was approved here.", id);
        return known;
    }

    /**
     * What becomes of a made refund that comes back now (R56): as much as banks gave the buyer beside it is not paid again. It
     * makes good what the platform had lost by that.
     */
    Return comingBack(RefundId refund, Pledge made, Instant now) {
        var all = made.planned();
        var tooMuch = tooMuch();
        var dropped = tooMuch.least(sum(all));
        if (dropped.isZero())
            return new Return(isOnHold() ? TakenBack.ON_HOLD : TakenBack.PROMISED_AGAIN, List.of(), null);
        var ofOrder = all.stream()
                .filter(part -> part.source() != FundingSource.PLATFORM_GUARANTEE)
                .toList();
        var ofPlatform = Funding.less(all, ofOrder);
        var makesGood = Funding.first(ofOrder, dropped.least(beyond));
        var left = dropped.minus(sum(makesGood));
        var fromPlatform = Funding.first(ofPlatform, left);
        left = left.minus(sum(fromPlatform));
        var again = Funding.less(Funding.less(all, makesGood), fromPlatform);
        again = Funding.less(again, Funding.first(again, left));
        return new Return(TakenBack.OVERTAKEN, makesGood, again.isEmpty() ? null : rest(refund, made, again, now));
    }

    /** While a bank decides, nothing is released and nothing is refunded (R57). */
    boolean isOnHold() {
        return chargebacks.values().stream().anyMatch(Chargeback::isOpen);
    }

    /** Whether the order was undone, or a bank decided: then disputes have nothing more to say about the money. */
    boolean isSuperseded() {
        return ending != null || !chargedBackInAll().isZero();
    }

    /** What banks took, wherever it was. */
    Money chargedBackInAll() {
        return Money.sum(
                currency,
                chargebacks.values().stream()
                        .filter(one -> one.state() == Chargeback.State.LOST)
                        .map(Chargeback::amount)
                        .toList());
    }

    /** What the buyer has, of us and of banks, or is promised. */
    private Money givenInAll() {
        return total(LineMoney::refunded)
                .plus(total(LineMoney::guaranteed))
                .plus(chargedBackInAll())
                .plus(promised());
    }

    /** By how much that is more than was paid. */
    private Money tooMuch() {
        var given = givenInAll();
        return given.minus(total(LineMoney::price).least(given));
    }

    /** How much more the buyer may get, so that nobody is paid twice for the same money. */
    private Money stillOwed() {
        var price = total(LineMoney::price);
        return price.minus(givenInAll().least(price));
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
        commitments.pledges().forEach((id, pledge) -> {
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
                .filter(dispute -> dispute.getValue().frozen() == null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The next refund whose cause is complete and that was not approved yet; as much of it as is still owed. None while it is
     * open whether one that a bank overtook was made all the same: then more would be owed, or less.
     */
    Optional<Due> due() {
        return isWaitingForProvider() ? Optional.empty() : decided();
    }

    /** The same of what is left of refunds that a bank overtook. */
    Optional<Rest> restDue() {
        return isWaitingForProvider()
                ? Optional.empty()
                : commitments.rests().values().stream()
                        .filter(rest -> !ask(RefundId.of(rest.cause())).isUnanswered())
                        .findFirst();
    }

    /** What the seller's account was asked for a refund, last time. */
    Ask ask(RefundId refund) {
        return commitments.ask(refund);
    }

    /** For how much of the refund the seller's account has to be asked first. */
    Money toAsk(Rest rest) {
        return ask(RefundId.of(rest.cause())).state() == Ask.State.GRANTED
                ? Money.zero(currency)
                : sum(Funding.of(FundingSource.SELLER_BALANCE, rest.funding()));
    }

    /** Where the money of a refund comes from that may be approved now. */
    List<Funding> fundingOf(Rest rest) {
        return Funding.guaranteed(rest.funding(), ask(RefundId.of(rest.cause())).shortfall());
    }

    /** What the platform has to give because the account had only this. */
    List<Funding> shortfall(RefundId refund, Money fromBalance) {
        var rest = commitments.rests().get(refund);
        if (rest == null) return List.of();
        var ofSeller = Funding.of(FundingSource.SELLER_BALANCE, rest.funding());
        var wanted = sum(ofSeller);
        var missing = Funding.first(ofSeller, wanted.minus(fromBalance.least(wanted)));
        return Funding.as(FundingSource.PLATFORM_GUARANTEE, missing);
    }

    /**
     * What of the order's money is the seller's, and so in the seller's account: what was released and is not taken for
     * refunds, and what the platform made good. What the account was asked for counts from its answer on.
     */
    Money sellersShare() {
        var share = compensated();
        for (var line : lines.keySet()) share = share.plus(sellers(line));
        for (var rest : commitments.rests().values()) share = share.plus(toAsk(rest));
        return share;
    }

    /** What was released of the line, less what refunds take of it, the seller's debts for them included. */
    private Money sellers(LineId line) {
        var gone = promised(line, FundingSource.SELLER_BALANCE);
        for (var pledge : commitments.pledges().values())
            if (pledge.isPromised() || pledge.state() == Pledge.State.MADE)
                for (var part : pledge.shortfall()) if (part.lineId().equals(line)) gone = gone.plus(part.amount());
        return of(line).released().minus(gone);
    }

    private boolean isWaitingForProvider() {
        return commitments.pledges().values().stream().anyMatch(pledge -> pledge.state() == Pledge.State.OVERTAKEN);
    }

    private Optional<Due> decided() {
        return claims().filter(due -> !hasBegun(due.cause()))
                .map(due -> new Due(due.cause(), due.since(), owed(due.lines()), due.fundedBy()))
                .filter(due -> !due.lines().isEmpty())
                .findFirst();
    }

    private boolean hasBegun(Cause cause) {
        var refund = RefundId.of(cause);
        return commitments.pledges().containsKey(refund) || commitments.rests().containsKey(refund);
    }

    /**
     * Whether the seller may have what nobody keeps: once the goods are received; and of an order that was undone, once all
     * that is owed to the buyer is promised. That leaves what the platform paid in the seller's stead.
     */
    boolean mayRelease() {
        return received || (ending != null && !isWaitingForProvider());
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
            case SPLIT ->
                (platformPercent == 0
                                ? Money.zero(currency)
                                : Money.sum(currency, amounts).percent(platformPercent))
                        .split(amounts);
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

    /** The same for a refund that was made although a bank had overtaken it: out of what nobody else keeps by now. */
    List<Funding> fundAnew(RefundId refund, List<Funding> planned) {
        var page = withoutRestOf(refund);
        var wanted = Amounts.none(currency);
        for (var part : planned) wanted = wanted.plus(part.lineId(), part.amount());
        return wanted.list().stream()
                .flatMap(part ->
                        page.fund(part.lineId(), part.amount(), Money.zero(currency), Money.zero(currency)).stream())
                .toList();
    }

    /**
     * What a bank takes (R57). It counts first against what the buyer was promised, oldest first: such a refund is overtaken,
     * and what the bank did not give of it is a rest that follows. Then the bank takes what disputes kept, the rest of what is
     * held, and what the seller got; within each, in proportion over the lines. What is not there any more, because it was
     * refunded before, is beyond the order's money.
     */
    Loss loss(Money amount, RefundPolicies policies, Instant now) {
        var page = withDecided(policies);
        var covered = amount;
        var taken = new ArrayList<Funding>();
        var overtaken = new ArrayList<RefundId>();
        var left = new ArrayList<Rest>();
        for (var promise : page.commitments.pledges().entrySet()) {
            var pledge = promise.getValue();
            if (!pledge.isPromised() || covered.isZero()) continue;
            var planned = pledge.planned();
            var given = Funding.first(planned, covered.least(sum(planned)));
            covered = covered.minus(sum(given));
            overtaken.add(promise.getKey());
            page = page.pledge(promise.getKey(), pledge.now(Pledge.State.OVERTAKEN));
            var rest = Funding.less(planned, given);
            if (!rest.isEmpty()) left.add(rest(promise.getKey(), pledge, rest, now));
            page = page.charge(given, taken);
        }
        for (var rest : page.commitments.rests().values()) {
            var given = Funding.first(rest.funding(), covered.least(sum(rest.funding())));
            covered = covered.minus(sum(given));
            var smaller = new Rest(rest.cause(), rest.since(), Funding.less(rest.funding(), given), rest.instead());
            if (!smaller.equals(commitments.rests().get(RefundId.of(rest.cause())))) left.add(smaller);
            page = page.rest(smaller).charge(given, taken);
        }
        for (var rest : left) page = page.rest(rest);
        var open = page;
        var more = amount.minus(sum(taken));
        more = more.minus(open.take(more, FundingSource.ESCROW, open::disputed, taken));
        more = more.minus(open.take(more, FundingSource.ESCROW, open::free, taken));
        more = more.minus(open.take(more, FundingSource.SELLER_BALANCE, open::sellers, taken));
        return new Loss(Funding.merged(taken), more, List.copyOf(overtaken), List.copyOf(left));
    }

    /** Everything that is decided is kept for, though none of it could be approved yet. */
    private Books withDecided(RefundPolicies policies) {
        var page = this;
        for (var due = page.decided(); due.isPresent(); due = page.decided()) {
            var one = due.get();
            var rules = policies.inForce(
                    one.since(), page.place(one.lines().stream().map(LineAmount::lineId)));
            var funding = page.fund(one, rules.platformPercent());
            page = page.keeping(one.cause(), funding).rest(new Rest(one.cause(), one.since(), funding, null));
        }
        return page;
    }

    /**
     * The seller's part of what an appeal takes back of a dispute's refunds: of each line as much in proportion as the seller
     * bears of them. What the platform gave has cost the seller nothing (R35).
     */
    List<LineAmount> borneBySeller(DisputeId dispute, List<LineAmount> given, RefundPolicies policies) {
        var commitments = withDecided(policies).commitments();
        var parts = Stream.concat(
                        commitments.pledges().values().stream()
                                .filter(pledge -> isOf(dispute, pledge.cause()))
                                .flatMap(pledge -> pledge.planned().stream()),
                        commitments.rests().values().stream()
                                .filter(rest -> isOf(dispute, rest.cause()))
                                .flatMap(rest -> rest.funding().stream()))
                .toList();
        var borne = new ArrayList<LineAmount>();
        for (var line : given) {
            var all = parts.stream()
                    .filter(part -> part.lineId().equals(line.lineId()))
                    .toList();
            var byPlatform = sum(Funding.of(FundingSource.PLATFORM_GUARANTEE, all));
            var bySeller = sum(all).minus(byPlatform);
            if (bySeller.isZero()) continue;
            var amount = line.amount()
                    .split(List.of(bySeller, byPlatform))
                    .getFirst()
                    .least(bySeller);
            if (!amount.isZero()) borne.add(new LineAmount(line.lineId(), amount));
        }
        return List.copyOf(borne);
    }

    private static boolean isOf(DisputeId dispute, Cause cause) {
        return cause.dispute().filter(dispute::equals).isPresent();
    }

    /** What the bank takes of the order's money that was promised; what the platform had promised it need not give. */
    private Books charge(List<Funding> given, List<Funding> taken) {
        var after = this;
        for (var part : given) {
            if (part.source() == FundingSource.PLATFORM_GUARANTEE) continue;
            taken.add(part);
            after = after.line(part.lineId(), money -> money.chargeBack(part.source(), part.amount()));
        }
        return after;
    }

    private static Rest rest(RefundId refund, Pledge pledge, List<Funding> funding, Instant now) {
        return new Rest(new Cause.Rest(refund, pledge.cause().dispute().orElse(null)), now, funding, refund);
    }

    private Money sum(List<Funding> parts) {
        return Money.sum(currency, parts.stream().map(Funding::amount).toList());
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
        var fromSeller = rest.least(sellers(line));
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
        var owed = new ArrayList<LineAmount>();
        var left = stillOwed();
        for (var line : wanted) {
            var amount = line.amount().least(refundable(line.lineId())).least(left);
            left = left.minus(amount);
            if (!amount.isZero()) owed.add(new LineAmount(line.lineId(), amount));
        }
        return List.copyOf(owed);
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
            if (!hasBegun(claim.cause()))
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
        return Stream.concat(
                commitments.pledges().values().stream()
                        .filter(Pledge::isPromised)
                        .flatMap(pledge -> pledge.funding().stream()),
                commitments.rests().values().stream().flatMap(rest -> rest.funding().stream()));
    }

    private Books promise(EscrowEvent.RefundApproved e) {
        var kept = commitments.rests().get(e.refundId());
        var keeping = kept == null
                ? keeping(e.cause(), e.funding())
                : rest(new Rest(kept.cause(), kept.since(), List.of(), kept.instead()));
        var ask = ask(e.refundId());
        return keeping.pledge(e.refundId(), Pledge.promised(e.cause(), e.funding(), ask.shortfall()))
                .asked(e.refundId(), ask.over());
    }

    /** What is promised is no longer kept by the dispute. */
    private Books keeping(Cause cause, List<Funding> funding) {
        return cause.dispute()
                .map(id -> {
                    var kept = noted(id).kept();
                    for (var part : funding)
                        if (part.source() == FundingSource.ESCROW)
                            kept = kept.minus(part.lineId(), part.amount().least(kept.at(part.lineId())));
                    return dispute(id, noted(id).keeping(kept));
                })
                .orElse(this);
    }

    private Books book(EscrowEvent.RefundBooked e) {
        var after = withoutRestOf(e.refundId())
                .pledge(e.refundId(), pledge(e.refundId()).madeOf(e.funding()));
        for (var part : e.funding())
            after = after.line(part.lineId(), money -> money.refund(part.source(), part.amount()));
        return after.withoutRestsOf(after.tooMuch());
    }

    /** What a bank and we gave twice is not given a third time. */
    private Books withoutRestsOf(Money excess) {
        var after = this;
        var left = excess;
        for (var rest : commitments.rests().values()) {
            var dropped = Funding.first(rest.funding(), left.least(sum(rest.funding())));
            left = left.minus(sum(dropped));
            if (dropped.isEmpty()) continue;
            after = after.changed(
                    new Rest(rest.cause(), rest.since(), Funding.less(rest.funding(), dropped), rest.instead()));
        }
        return after;
    }

    private Books takeBack(EscrowEvent.RefundTakenBack e) {
        boolean overtaken = e.becomes() == TakenBack.OVERTAKEN;
        var again = pledge(e.refundId()).inRound(e.round());
        var after = pledge(e.refundId(), overtaken ? again.now(Pledge.State.OVERTAKEN) : again);
        for (var part : e.funding())
            after = after.line(part.lineId(), money -> money.takeBack(part.source(), part.amount()));
        for (var part : e.makesGood())
            after = after.line(part.lineId(), money -> money.chargeBack(part.source(), part.amount()));
        if (e.rest() != null) after = after.rest(e.rest());
        return after.lostBeyond(beyond.minus(sum(e.makesGood())));
    }

    private Books lose(EscrowEvent.ChargebackLost e) {
        var after = supersedeDisputes()
                .chargeback(e.chargebackId(), chargeback(e.chargebackId()).lost(e.amount()));
        for (var refund : e.overtaken())
            after = after.pledge(refund, pledge(refund).now(Pledge.State.OVERTAKEN));
        for (var rest : e.rests()) after = after.changed(rest);
        for (var part : e.taken())
            after = after.line(part.lineId(), money -> money.chargeBack(part.source(), part.amount()));
        return after.lostBeyond(beyond.plus(e.beyond()));
    }

    private Books supersedeDisputes() {
        var after = this;
        for (var dispute : disputes.entrySet())
            after = after.dispute(dispute.getKey(), dispute.getValue().supersede());
        return after;
    }

    private Books everyLine(UnaryOperator<LineMoney> change) {
        var after = this;
        for (var line : lines.keySet()) after = after.line(line, change);
        return after;
    }

    private Books line(LineId id, UnaryOperator<LineMoney> change) {
        return with(and(lines, id, change.apply(of(id))), disputes, commitments, chargebacks, beyond, compensations);
    }

    private Books dispute(DisputeId id, DisputedMoney money) {
        return with(lines, and(disputes, id, money), commitments, chargebacks, beyond, compensations);
    }

    private Books pledge(RefundId id, Pledge pledge) {
        return with(lines, disputes, commitments.pledge(id, pledge), chargebacks, beyond, compensations);
    }

    /** What the seller's account was asked for it is not what is needed now. */
    private Books changed(Rest rest) {
        var refund = RefundId.of(rest.cause());
        return rest(rest).asked(refund, ask(refund).overtaken());
    }

    private Books asked(RefundId refund, Ask ask) {
        return with(lines, disputes, commitments.asked(refund, ask), chargebacks, beyond, compensations);
    }

    private Books rest(Rest rest) {
        return with(lines, disputes, commitments.rest(rest), chargebacks, beyond, compensations);
    }

    private Books withoutRestOf(RefundId refund) {
        var after = this;
        for (var rest : commitments.rests().values())
            if (refund.equals(rest.instead()))
                after = after.changed(new Rest(rest.cause(), rest.since(), List.of(), refund));
        return after;
    }

    private Books lostBeyond(Money money) {
        return with(lines, disputes, commitments, chargebacks, money, compensations);
    }

    private Books chargeback(ChargebackId id, Chargeback chargeback) {
        return with(lines, disputes, commitments, and(chargebacks, id, chargeback), beyond, compensations);
    }

    private static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
        var changed = new LinkedHashMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableMap(changed);
    }

    private Books with(
            Map<LineId, LineMoney> allLines,
            Map<DisputeId, DisputedMoney> allDisputes,
            Commitments allCommitments,
            Map<ChargebackId, Chargeback> allChargebacks,
            Money lost,
            Map<DisputeId, Money> allCompensations) {
        return new Books(
                orderId,
                buyerId,
                sellerId,
                destination,
                currency,
                allLines,
                allDisputes,
                allCommitments,
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
                destination,
                currency,
                lines,
                disputes,
                commitments,
                chargebacks,
                beyond,
                compensations,
                paid,
                ended,
                goodsReceived);
    }
}
