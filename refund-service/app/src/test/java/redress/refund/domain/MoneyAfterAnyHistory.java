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
                .registerComponent(RefundPolicies.class, configuration -> new RefundPolicyBook())
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
            var books = fold(live(seed));
            if (!books.isPaid()) continue;
            for (var dispute : books.disputes().keySet())
                send(new EscrowCommand.UnfreezeMoney(books.orderId(), dispute, NOW));
            for (var refund : books.promises().keySet())
                send(new EscrowCommand.BookRefund(books.orderId(), refund, MoneyStory.DESK));
            send(new EscrowCommand.ReleaseMoney(books.orderId(), NOW));
            var end = fold(stored(books.orderId()));
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
        for (var event : history.subList(1, history.size())) {
            try {
                books = fold.apply(books, event);
            } catch (RuntimeException refused) {
                wrong.add(event + ": " + refused);
                return wrong;
            }
            if (event instanceof EscrowEvent.RefundApproved approved && !refunds.add(approved.refundId()))
                wrong.add(approved.refundId() + " approved twice");
            sums.count(event);
            for (var line : books.lines().keySet()) {
                var money = books.of(line);
                long sum = money.held().minor()
                        + money.released().minor()
                        + money.refunded().minor();
                if (money.captured().minor() != sum) wrong.add(line + ": captured is not the sum after " + event);
                if (books.frozen(line).compareTo(money.held()) > 0) wrong.add(line + ": more frozen than held");
                if (money.captured().minor() != sums.captured(line)) wrong.add(line + ": captured differs");
                if (money.held().minor() != sums.held(line)) wrong.add(line + ": held differs after " + event);
                if (money.released().minor() != sums.released(line)) wrong.add(line + ": released differs");
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
            return captured(line) - everReleased(line) - booked(line, FundingSource.ESCROW);
        }

        long released(LineId line) {
            return everReleased(line) - booked(line, FundingSource.SELLER_BALANCE);
        }

        long goneBack(LineId line) {
            long sum = 0;
            for (var event : seen)
                if (event instanceof EscrowEvent.RefundApproved e)
                    for (var part : e.funding())
                        if (part.lineId().equals(line)) sum += part.amount().minor();
            return sum;
        }

        /** Frozen and not yet let go, plus promised beyond what its dispute had frozen, less what has left. */
        long kept(LineId line) {
            long kept = 0;
            var byDispute = new java.util.HashMap<DisputeId, Long>();
            for (var event : seen)
                switch (event) {
                    case EscrowEvent.MoneyFrozen e -> byDispute.put(e.disputeId(), sum(e.frozen(), line));
                    case EscrowEvent.RefundApproved e -> {
                        var dispute = e.cause().dispute().orElseThrow();
                        long part = funding(e.funding(), line, FundingSource.ESCROW);
                        kept += part;
                        byDispute.merge(dispute, -part, Long::sum);
                        byDispute.computeIfPresent(dispute, (_, left) -> Math.max(0, left));
                    }
                    case EscrowEvent.RefundBooked e -> kept -= funding(e.funding(), line, FundingSource.ESCROW);
                    case EscrowEvent.MoneyUnfrozen e -> byDispute.remove(e.disputeId());
                    default -> {}
                }
            for (long left : byDispute.values()) kept += left;
            return kept;
        }

        private long everReleased(LineId line) {
            long sum = 0;
            for (var event : seen) if (event instanceof EscrowEvent.MoneyReleased e) sum += sum(e.lines(), line);
            return sum;
        }

        private long booked(LineId line, FundingSource source) {
            long sum = 0;
            for (var event : seen)
                if (event instanceof EscrowEvent.RefundApproved approved
                        && seen.stream()
                                .anyMatch(e -> e instanceof EscrowEvent.RefundBooked booked
                                        && booked.refundId().equals(approved.refundId())))
                    sum += funding(approved.funding(), line, source);
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
        send(new EscrowCommand.OpenEscrow(order, "usr_buyer", "usr_seller", lines, total));
        for (int step = 0; step < 30; step++) {
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
        return switch (random.nextInt(12)) {
            case 0, 1 ->
                new EscrowCommand.CapturePayment(
                        order,
                        new Payment("pay_1", "CARD"),
                        random.nextInt(5) == 0 ? total.plus(new Money(1, total.currency())) : total,
                        NOW);
            case 2, 3, 4 -> new EscrowCommand.FreezeMoney(order, dispute, some(random, lines, 1.0));
            case 5, 6, 7 ->
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        any(random, SettlementKind.values()),
                        some(random, lines, 1.2),
                        any(random, FundedBy.values()),
                        NOW);
            case 8 -> new EscrowCommand.RefundReturn(order, dispute, new ReturnId("ret_" + dispute), NOW);
            case 9 -> new EscrowCommand.UnfreezeMoney(order, dispute, NOW);
            case 10 -> {
                var promised = fold(stored(order)).promises().keySet().stream().toList();
                yield new EscrowCommand.BookRefund(
                        order,
                        promised.isEmpty()
                                ? new RefundId("rfd_nothing")
                                : promised.get(random.nextInt(promised.size())),
                        MoneyStory.DESK);
            }
            default ->
                random.nextInt(3) == 0
                        ? new EscrowCommand.ReleaseMoney(order, NOW)
                        : new EscrowCommand.UnfreezeMoney(order, dispute, NOW);
        };
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
