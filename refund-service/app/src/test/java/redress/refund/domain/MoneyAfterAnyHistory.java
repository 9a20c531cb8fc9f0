package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.refund.policy.RefundPolicyBook;

/**
 * R50 and R52 after histories that nobody thought of (12.1, 12.3, 12.6): orders of any size and currency, news in any order,
 * repeated, wrong or too much. What the books say is checked after every event against sums made from the events alone.
 */
class MoneyAfterAnyHistory {

    private static final int HISTORIES = 200;
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private Configuration axon = start(events);

    private static Configuration start(InMemoryEventStorageEngine events) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(
                        configuration -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(configuration -> events)
                .registerComponent(Clock.class, configuration -> Clock.fixed(NOW, ZoneOffset.UTC))
                .registerComponent(RefundPolicies.class, configuration -> RefundPolicyBook.shipped("default"))
                .configureAggregate(Escrow.class)
                .configureAggregate(Refund.class)
                .buildConfiguration();
    }

    @BeforeEach
    void startAxon() {
        axon.start();
    }

    @AfterEach
    void stopAxon() {
        axon.shutdown();
    }

    @Test
    void the_books_balance_after_every_event() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            var history = live(seed);
            assertThat(violations(history, Books::after))
                    .as("seed %d: %s", seed, history)
                    .isEmpty();
        }
    }

    @Test
    void the_histories_are_worth_checking() {
        var sources = new HashSet<FundingSource>();
        var seen = new HashSet<Class<?>>();
        for (long seed = 1; seed <= HISTORIES; seed++)
            for (var event : live(seed)) {
                seen.add(event.getClass());
                if (event instanceof EscrowEvent.RefundApproved approved)
                    for (var part : approved.funding()) sources.add(part.source());
            }
        assertThat(sources).containsExactlyInAnyOrder(FundingSource.values());
        assertThat(seen).containsExactlyInAnyOrder(EscrowEvent.class.getPermittedSubclasses());
    }

    @Test
    void every_freeze_ends_and_nothing_stays_held_for_ever() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            var order = live(seed).getFirst().orderId();
            if (!fold(stored(order)).isPaid()) continue;
            for (var chargeback : fold(stored(order)).chargebacks().keySet())
                send(new EscrowCommand.WinChargeback(order, chargeback, NOW, MoneyStory.FINANCE));
            for (var dispute : fold(stored(order)).disputes().keySet())
                send(new EscrowCommand.UnfreezeMoney(order, dispute, NOW));
            for (var refund : fold(stored(order)).commitments().pledges().keySet())
                send(new EscrowCommand.NoteRefundNeverMade(order, refund, MoneyStory.DESK));
            for (int i = 0; i < 20; i++)
                send(answer(new Random(seed), order, fold(stored(order)).currency()));
            for (var refund : fold(stored(order)).promises().keySet())
                send(new EscrowCommand.BookRefund(
                        order, refund, fold(stored(order)).pledge(refund).round(), MoneyStory.DESK));
            send(new EscrowCommand.ReleaseMoney(order, NOW));
            var end = fold(stored(order));
            for (var line : end.lines().keySet()) {
                assertThat(end.of(line).held().isZero())
                        .as("seed %d, line %s", seed, line)
                        .isTrue();
                assertThat(end.frozen(line).isZero())
                        .as("seed %d, line %s", seed, line)
                        .isTrue();
            }
        }
    }

    @Test
    void a_fold_that_forgets_a_release_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.MoneyReleased ? books : books.after(event));
    }

    @Test
    void a_fold_that_forgets_the_money_of_a_made_refund_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.RefundBooked booked
                ? books.after(
                        new EscrowEvent.RefundBooked(booked.orderId(), booked.refundId(), List.of(), booked.bookedAt()))
                : books.after(event));
    }

    @Test
    void a_fold_that_forgets_what_the_bank_took_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.ChargebackLost lost
                ? books.after(new EscrowEvent.ChargebackLost(
                        lost.orderId(),
                        lost.chargebackId(),
                        lost.amount(),
                        List.of(),
                        lost.beyond(),
                        lost.overtaken(),
                        lost.rests(),
                        lost.goingOn(),
                        lost.by(),
                        lost.lostAt(),
                        lost.recordedAt()))
                : books.after(event));
    }

    @Test
    void a_fold_that_keeps_money_for_a_refund_that_the_bank_overtook_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.ChargebackLost lost
                ? books.after(new EscrowEvent.ChargebackLost(
                        lost.orderId(),
                        lost.chargebackId(),
                        lost.amount(),
                        lost.taken(),
                        lost.beyond(),
                        List.of(),
                        lost.rests(),
                        lost.goingOn(),
                        lost.by(),
                        lost.lostAt(),
                        lost.recordedAt()))
                : books.after(event));
    }

    @Test
    void a_fold_that_forgets_that_a_refund_came_back_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.RefundTakenBack ? books : books.after(event));
    }

    @Test
    void a_fold_that_keeps_the_disputes_of_a_cancelled_order_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.CancellationNoted ? books : books.after(event));
    }

    @Test
    void a_fold_that_does_not_keep_promised_money_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.RefundApproved ? books : books.after(event));
    }

    @Test
    void a_fold_that_freezes_more_than_is_held_is_caught() {
        caught((books, event) -> event instanceof EscrowEvent.MoneyFrozen frozen
                ? books.after(new EscrowEvent.MoneyFrozen(
                        frozen.orderId(),
                        frozen.disputeId(),
                        frozen.disputed(),
                        frozen.disputed(),
                        List.of(),
                        frozen.frozenAt()))
                : books.after(event));
    }

    private void caught(BiFunction<Books, EscrowEvent, Books> mutant) {
        for (long seed = 1; seed <= HISTORIES; seed++)
            if (!violations(live(seed), mutant).isEmpty()) return;
        throw new AssertionError("the planted fault was not caught in " + HISTORIES + " histories");
    }

    /** What is wrong with the books that a fold makes of a history. The sums on the right-hand side come from the events alone. */
    private static List<String> violations(List<EscrowEvent> history, BiFunction<Books, EscrowEvent, Books> fold) {
        var wrong = new ArrayList<String>();
        var books = Books.open((EscrowEvent.EscrowOpened) history.getFirst());
        var sums = new Sums((EscrowEvent.EscrowOpened) history.getFirst());
        var refunds = new HashSet<RefundId>();
        var compensated = new HashSet<DisputeId>();
        for (var event : history.subList(1, history.size())) {
            try {
                books = fold.apply(books, event);
            } catch (RuntimeException refused) {
                wrong.add(event + ": " + refused);
                return wrong;
            }
            if (event instanceof EscrowEvent.RefundApproved approved && !refunds.add(approved.refundId()))
                wrong.add(approved.refundId() + " approved twice");
            if (event instanceof EscrowEvent.CompensationPaid paid && !compensated.add(paid.disputeId()))
                wrong.add(paid.disputeId() + " compensated twice");
            if (event instanceof EscrowEvent.CompensationPaid paid)
                for (var line : paid.lines())
                    if (line.amount().minor() > sums.ofSeller(paid.disputeId(), line.lineId()))
                        wrong.add("made good what the seller did not give: " + event);
            if (sums.onHold()
                    && (event instanceof EscrowEvent.RefundApproved || event instanceof EscrowEvent.MoneyReleased))
                wrong.add("money moved while a bank decided: " + event);
            sums.count(event);
            if (event instanceof EscrowEvent.RefundApproved && sums.toTheBuyer() > sums.price())
                wrong.add("more was promised than the buyer is owed beside what banks gave: " + event);
            if (books.beyond().minor() != sums.beyond()) wrong.add("beyond differs after " + event);
            for (var line : books.lines().keySet()) {
                var money = books.of(line);
                long sum = money.held().minor()
                        + money.released().minor()
                        + money.refunded().minor()
                        + money.chargedBack().minor();
                if (money.captured().minor() != sum) wrong.add(line + ": captured is not the sum after " + event);
                if (books.frozen(line).compareTo(money.held()) > 0) wrong.add(line + ": more frozen than held");
                if (money.captured().minor() != sums.captured(line)) wrong.add(line + ": captured differs");
                if (money.held().minor() != sums.held(line)) wrong.add(line + ": held differs after " + event);
                if (money.released().minor() != sums.released(line)) wrong.add(line + ": released differs");
                if (money.chargedBack().minor() != sums.taken(line)) wrong.add(line + ": charged back differs");
                if (books.frozen(line).minor() != sums.kept(line)) wrong.add(line + ": frozen differs after " + event);
                if (sums.goneBack(line) > money.price().minor()) wrong.add(line + ": more went back than was paid");
            }
        }
        return wrong;
    }

    /** Sums over a history, by means that the domain does not use. */
    private static final class Sums {
        private final EscrowEvent.EscrowOpened opened;
        private final List<EscrowEvent> seen = new ArrayList<>();

        Sums(EscrowEvent.EscrowOpened opened) {
            this.opened = opened;
        }

        void count(EscrowEvent event) {
            seen.add(event);
        }

        long captured(LineId line) {
            return seen.stream().anyMatch(EscrowEvent.PaymentCaptured.class::isInstance)
                    ? sum(opened.lines(), line)
                    : 0;
        }

        long held(LineId line) {
            return captured(line)
                    - everReleased(line)
                    - booked(line, FundingSource.ESCROW)
                    - taken(line, FundingSource.ESCROW);
        }

        long released(LineId line) {
            return everReleased(line)
                    - booked(line, FundingSource.SELLER_BALANCE)
                    - taken(line, FundingSource.SELLER_BALANCE);
        }

        long taken(LineId line) {
            return taken(line, FundingSource.ESCROW) + taken(line, FundingSource.SELLER_BALANCE);
        }

        /** All that banks took, less what was there to be taken. */
        long beyond() {
            long beyond = 0;
            for (var event : seen)
                if (event instanceof EscrowEvent.ChargebackLost e) {
                    beyond += e.amount().minor();
                    for (var part : e.taken()) beyond -= part.amount().minor();
                } else if (event instanceof EscrowEvent.RefundTakenBack e)
                    for (var part : e.makesGood()) beyond -= part.amount().minor();
            return beyond;
        }

        /** What of the line was decided in the dispute and not the platform's alone to give. */
        long ofSeller(DisputeId dispute, LineId line) {
            long sum = 0;
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.SettlementNoted e -> {
                        if (e.disputeId().equals(dispute) && e.fundedBy() != FundedBy.PLATFORM)
                            sum += sum(e.lines(), line);
                    }
                    case EscrowEvent.AppealNoted e -> {
                        if (e.disputeId().equals(dispute) && e.fundedBy() != FundedBy.PLATFORM)
                            sum += sum(e.lines(), line);
                    }
                    default -> {}
                }
            return sum;
        }

        boolean onHold() {
            int open = 0;
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.ChargebackOpened _ -> open++;
                    case EscrowEvent.ChargebackWon _, EscrowEvent.ChargebackLost _ -> open--;
                    default -> {}
                }
            return open > 0;
        }

        /** What has left for the buyer, and what is promised and not overtaken by a bank. */
        long goneBack(LineId line) {
            long sum = 0;
            for (var source : FundingSource.values()) sum += booked(line, source);
            for (var funding : promised().values())
                for (var part : funding)
                    if (part.lineId().equals(line)) sum += part.amount().minor();
            return sum;
        }

        private java.util.Map<RefundId, List<Funding>> promised() {
            var promised = new java.util.HashMap<RefundId, List<Funding>>();
            var instead = new java.util.HashMap<RefundId, RefundId>();
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.SellerFundsAsked e ->
                        promised.put(e.refundId(), e.rest().funding());
                    case EscrowEvent.RefundApproved e -> promised.put(e.refundId(), e.funding());
                    case EscrowEvent.RefundBooked e -> {
                        promised.remove(e.refundId());
                        instead.computeIfPresent(e.refundId(), (_, rest) -> {
                            promised.remove(rest);
                            return null;
                        });
                    }
                    case EscrowEvent.RefundTakenBack e -> {
                        if (e.becomes() != TakenBack.OVERTAKEN) promised.put(e.refundId(), e.funding());
                        else if (e.rest() != null) {
                            promised.put(RefundId.of(e.rest().cause()), e.rest().funding());
                            instead.put(e.refundId(), RefundId.of(e.rest().cause()));
                        }
                    }
                    case EscrowEvent.ChargebackLost e -> {
                        e.overtaken().forEach(promised::remove);
                        for (var rest : e.rests()) {
                            promised.put(RefundId.of(rest.cause()), rest.funding());
                            if (rest.instead() != null) instead.put(rest.instead(), RefundId.of(rest.cause()));
                        }
                    }
                    default -> {}
                }
            return promised;
        }

        long price() {
            return opened.lines().stream()
                    .mapToLong(line -> line.amount().minor())
                    .sum();
        }

        /** What went back by us, what is promised, and what banks took, of all lines. */
        long toTheBuyer() {
            long sum = 0;
            for (var line : opened.lines()) sum += goneBack(line.lineId());
            for (var event : seen)
                if (event instanceof EscrowEvent.ChargebackLost e)
                    sum += e.amount().minor();
            return sum;
        }

        /** Frozen and not yet let go, and promised. */
        long kept(LineId line) {
            var byDispute = new java.util.HashMap<DisputeId, Long>();
            var keptForIt = new HashSet<RefundId>();
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.MoneyFrozen e -> byDispute.put(e.disputeId(), sum(e.frozen(), line));
                    case EscrowEvent.SellerFundsAsked e -> {
                        if (keptForIt.add(e.refundId()))
                            less(byDispute, e.rest().cause(), e.rest().funding(), line);
                    }
                    case EscrowEvent.RefundApproved e -> {
                        if (keptForIt.add(e.refundId())) less(byDispute, e.cause(), e.funding(), line);
                    }
                    case EscrowEvent.MoneyUnfrozen e -> byDispute.remove(e.disputeId());
                    case EscrowEvent.DisputeResumed e -> byDispute.remove(e.disputeId());
                    case EscrowEvent.ChargebackLost e -> {
                        byDispute.clear();
                        for (var rest : e.rests()) keptForIt.add(RefundId.of(rest.cause()));
                    }
                    case EscrowEvent.CancellationNoted _, EscrowEvent.GuaranteeBreachNoted _ -> byDispute.clear();
                    default -> {}
                }
            long kept = 0;
            for (var funding : promised().values()) kept += funding(funding, line, FundingSource.ESCROW);
            for (long left : byDispute.values()) kept += left;
            return kept;
        }

        private static void less(java.util.Map<DisputeId, Long> kept, Cause cause, List<Funding> funding, LineId line) {
            cause.dispute()
                    .ifPresent(dispute -> kept.computeIfPresent(
                            dispute, (_, left) -> Math.max(0, left - funding(funding, line, FundingSource.ESCROW))));
        }

        private long taken(LineId line, FundingSource source) {
            long sum = 0;
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.ChargebackLost e -> sum += funding(e.taken(), line, source);
                    case EscrowEvent.RefundTakenBack e -> {
                        sum += funding(e.makesGood(), line, source);
                    }
                    default -> {}
                }
            return sum;
        }

        private long everReleased(LineId line) {
            long sum = 0;
            for (var event : seen) if (event instanceof EscrowEvent.MoneyReleased e) sum += sum(e.lines(), line);
            return sum;
        }

        private long booked(LineId line, FundingSource source) {
            long sum = 0;
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.RefundBooked e -> sum += funding(e.funding(), line, source);
                    case EscrowEvent.RefundTakenBack e -> sum -= funding(e.funding(), line, source);
                    default -> {}
                }
            return sum;
        }

        private static long funding(List<Funding> parts, LineId line, FundingSource source) {
            return parts.stream()
                    .filter(part -> part.lineId().equals(line) && part.source() == source)
                    .mapToLong(part -> part.amount().minor())
                    .sum();
        }

        private static long sum(List<LineAmount> lines, LineId line) {
            return lines.stream()
                    .filter(part -> part.lineId().equals(line))
                    .mapToLong(part -> part.amount().minor())
                    .sum();
        }
    }

    /** Lives one order's money through the real aggregates; every command is sent twice, and the second changes nothing. */
    private List<EscrowEvent> live(long seed) {
        var random = new Random(seed);
        var order = new OrderId("ord_" + seed + "_" + events.hashCode() + "_" + random.nextLong());
        var currency = List.of("EUR", "JPY", "KWD").get(random.nextInt(3));
        var lines = new ArrayList<LineAmount>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) lines.add(new LineAmount(new LineId("lin_" + i), price(random, currency)));
        lines.add(new LineAmount(LineId.SHIPPING, price(random, currency)));
        var total = Money.sum(currency, lines.stream().map(LineAmount::amount).toList());
        send(new EscrowCommand.OpenEscrow(order, "usr_buyer", "usr_seller", "DE", lines, total));
        for (int step = 0; step < 40; step++) {
            var command = anything(random, order, lines, total);
            send(command);
            int before = stored(order).size();
            send(command);
            assertThat(stored(order)).as("seed %d, repeated %s", seed, command).hasSize(before);
        }
        return stored(order);
    }

    private EscrowCommand anything(Random random, OrderId order, List<LineAmount> lines, Money total) {
        var dispute = new DisputeId("dsp_" + random.nextInt(4));
        var chargeback = "cb_" + random.nextInt(3);
        var bank = ChargebackId.of(order, chargeback);
        return switch (random.nextInt(50)) {
            case 0, 1, 2, 3, 4 ->
                new EscrowCommand.CapturePayment(
                        order,
                        new Payment("pay_1", "CARD"),
                        random.nextInt(5) == 0 ? total.plus(new Money(1, total.currency())) : total,
                        NOW);
            case 5, 6, 7, 8, 9, 10, 11 -> new EscrowCommand.FreezeMoney(order, dispute, some(random, lines, 1.0));
            case 12, 13, 14, 15, 16, 17, 18, 19, 20 ->
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_" + random.nextInt(1_000)),
                        any(random, SettlementBasis.values()),
                        any(random, SettlementKind.values()),
                        some(random, lines, 0.7),
                        any(random, FundedBy.values()),
                        NOW.minusSeconds(random.nextInt(9)));
            case 21, 22, 23 ->
                new EscrowCommand.RefundReturn(
                        order,
                        dispute,
                        new ReturnId("ret_" + dispute),
                        random.nextBoolean() ? List.of() : some(random, lines, 0.3),
                        NOW);
            case 24, 25, 26 -> {
                var refunds =
                        List.copyOf(fold(stored(order)).commitments().pledges().keySet());
                var refund =
                        refunds.isEmpty() ? new RefundId("rfd_nothing") : refunds.get(random.nextInt(refunds.size()));
                int round = 1 + random.nextInt(3);
                yield random.nextInt(3) > 0
                        ? new EscrowCommand.BookRefund(order, refund, random.nextBoolean() ? 1 : round, MoneyStory.DESK)
                        : new EscrowCommand.TakeBackRefund(order, refund, 1 + round, MoneyStory.DESK);
            }
            case 27 ->
                random.nextInt(3) > 0
                        ? new EscrowCommand.UnfreezeMoney(order, dispute, NOW)
                        : random.nextBoolean()
                                ? new EscrowCommand.RefundCancelledOrder(order, NOW)
                                : new EscrowCommand.RefundUndeliveredOrder(order, NOW);
            case 28, 29 ->
                new EscrowCommand.OpenChargeback(
                        order,
                        chargeback,
                        new Money((long) (total.minor() * 1.1 * random.nextDouble()), total.currency()),
                        NOW,
                        random.nextInt(8) == 0 ? MoneyStory.BUYER : MoneyStory.FINANCE);
            case 30, 31 -> new EscrowCommand.WinChargeback(order, bank, NOW, MoneyStory.FINANCE);
            case 32 -> new EscrowCommand.LoseChargeback(order, bank, null, NOW, MoneyStory.FINANCE);
            case 37, 38 ->
                new EscrowCommand.LoseChargeback(
                        order,
                        bank,
                        random.nextBoolean() ? null : new Money(1 + total.minor() / 4, total.currency()),
                        NOW,
                        MoneyStory.FINANCE);
            case 39, 43, 44, 45 -> {
                var overtaken = fold(stored(order)).commitments().pledges().entrySet().stream()
                        .filter(pledge -> pledge.getValue().state() == Pledge.State.OVERTAKEN)
                        .findAny();
                yield new EscrowCommand.NoteRefundNeverMade(
                        order,
                        overtaken.map(java.util.Map.Entry::getKey).orElse(new RefundId("rfd_nothing")),
                        MoneyStory.DESK);
            }
            case 46, 47, 48, 49 -> {
                // while the seller's account has not answered, banks are quick
                boolean asked = fold(stored(order)).commitments().asks().values().stream()
                        .anyMatch(Ask::isUnanswered);
                var open = fold(stored(order)).chargebacks().entrySet().stream()
                        .filter(one -> one.getValue().isOpen())
                        .findFirst();
                if (!asked) yield new EscrowCommand.ReleaseMoney(order, NOW);
                yield open.isPresent()
                        ? new EscrowCommand.LoseChargeback(order, open.get().getKey(), null, NOW, MoneyStory.FINANCE)
                        : new EscrowCommand.OpenChargeback(
                                order,
                                "cb_quick",
                                new Money(1 + total.minor() / 3, total.currency()),
                                NOW,
                                MoneyStory.FINANCE);
            }
            case 40, 41, 42 -> answer(random, order, total.currency());
            case 33 -> {
                var part = some(random, lines, 1.0);
                yield new EscrowCommand.PayCompensation(
                        order,
                        dispute,
                        "usr_seller",
                        part,
                        Money.sum(
                                total.currency(),
                                part.stream().map(LineAmount::amount).toList()),
                        NOW);
            }
            case 34 -> new EscrowCommand.ReleaseMoney(order, NOW);
            case 35 -> new EscrowCommand.FreezeMoneyAgain(order, dispute, some(random, lines, 1.0));
            default -> new EscrowCommand.UnfreezeMoney(order, dispute, NOW);
        };
    }

    /** What the seller's account says to something it was asked, or to nothing. */
    private EscrowCommand answer(Random random, OrderId order, String currency) {
        var asked = fold(stored(order)).commitments().asks().entrySet().stream()
                .filter(ask -> ask.getValue().isUnanswered())
                .findFirst();
        if (asked.isEmpty())
            return new EscrowCommand.NoteSellerFunds(
                    order, new RefundId("rfd_nothing"), 1, Money.zero(currency), Money.zero(currency), MoneyStory.DESK);
        var refund = asked.get().getKey();
        var amount = stored(order).stream()
                .filter(event -> event instanceof EscrowEvent.SellerFundsAsked e
                        && e.refundId().equals(refund))
                .map(event -> ((EscrowEvent.SellerFundsAsked) event).amount())
                .reduce((_, last) -> last)
                .orElseThrow();
        var there = random.nextInt(3) > 0 ? amount : new Money((long) (amount.minor() * random.nextDouble()), currency);
        return new EscrowCommand.NoteSellerFunds(
                order, refund, asked.get().getValue().number(), amount, there, MoneyStory.DESK);
    }

    private static List<LineAmount> some(Random random, List<LineAmount> lines, double most) {
        var some = new ArrayList<LineAmount>();
        for (var line : lines)
            if (random.nextBoolean())
                some.add(new LineAmount(
                        line.lineId(),
                        new Money(
                                (long) (line.amount().minor() * most * random.nextDouble()),
                                line.amount().currency())));
        return List.copyOf(some);
    }

    private static <T> T any(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static Money price(Random random, String currency) {
        return new Money(
                switch (random.nextInt(4)) {
                    case 0 -> 0;
                    case 1 -> 1 + random.nextInt(3);
                    default -> random.nextInt(1_000_000);
                },
                currency);
    }

    /** A refusal is an answer like any other here; anything else is a fault. */
    private void send(EscrowCommand command) {
        axon.getComponent(CommandBus.class).dispatch(GenericCommandMessage.asCommandMessage(command), (_, result) -> {
            if (result.isExceptional() && !(result.exceptionResult() instanceof Refusal))
                throw new AssertionError(String.valueOf(command), result.exceptionResult());
        });
    }

    private List<EscrowEvent> stored(OrderId order) {
        return events.readEvents(order.value(), 0)
                .asStream()
                .map(message -> (EscrowEvent) message.getPayload())
                .toList();
    }

    private static Books fold(List<EscrowEvent> history) {
        var books = Books.open((EscrowEvent.EscrowOpened) history.getFirst());
        for (var event : history) books = books.after(event);
        return books;
    }
}
