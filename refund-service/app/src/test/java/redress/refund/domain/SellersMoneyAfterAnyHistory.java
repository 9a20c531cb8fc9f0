package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Refusal;
import redress.refund.policy.RefundPolicyBook;

/**
 * R14 and R50 over all orders of a seller, after histories that nobody thought of: releases, refunds, chargebacks, reversals,
 * compensations and payouts in any order, and a bookkeeping that is late and tells everything twice. When it has caught up,
 * the orders and the account say the same:
 *
 * <pre>released + compensated = balance + paid out + refunded from the balance + guaranteed for the seller
 *                         + charged back from the seller − owed</pre>
 *
 * <p>The left side and what was refunded and charged back are summed from the orders' events, the rest is the account's.
 */
class SellersMoneyAfterAnyHistory {

    private static final int HISTORIES = 150;
    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private final InMemoryEventStorageEngine events = new InMemoryEventStorageEngine();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(configuration -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(configuration -> events)
            .registerComponent(Clock.class, configuration -> Clock.fixed(NOW, ZoneOffset.UTC))
            .registerComponent(RefundPolicies.class, configuration -> RefundPolicyBook.shipped("default"))
            .configureAggregate(Escrow.class)
            .configureAggregate(Refund.class)
            .configureAggregate(SellerAccount.class)
            .buildConfiguration();

    @BeforeEach
    void startAxon() {
        axon.start();
    }

    @AfterEach
    void stopAxon() {
        axon.shutdown();
    }

    @Test
    void the_account_holds_what_the_orders_gave_it() {
        var seen = new HashSet<Class<?>>();
        long shortfalls = 0;
        long recovered = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            var life = new Life(seed, event -> true);
            life.live();
            assertThat(life.violations()).as("seed %d", seed).isEmpty();
            for (var event : life.account()) {
                seen.add(event.getClass());
                if (event instanceof SellerAccountEvent.SellerFundsReserved e
                        && !e.amount().equals(e.fromBalance())) shortfalls++;
                if (event instanceof SellerAccountEvent.SellerCredited e
                        && !e.recovered().isZero()) recovered++;
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(SellerAccountEvent.class.getPermittedSubclasses());
        assertThat(shortfalls).isPositive();
        assertThat(recovered).isPositive();
    }

    @Test
    void a_bookkeeping_that_forgets_what_a_bank_took_is_caught() {
        caught(event -> !(event instanceof EscrowEvent.SellerShareLowered));
    }

    @Test
    void a_bookkeeping_that_forgets_that_a_refund_was_not_made_is_caught() {
        caught(event -> !(event instanceof EscrowEvent.SellerShareRaised raised
                && raised.why() == SellerEntry.REFUND_NOT_MADE));
    }

    private void caught(Predicate<EscrowEvent> hears) {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            var life = new Life(seed, hears);
            life.live();
            if (!life.violations().isEmpty()) return;
        }
        throw new AssertionError("the planted fault was not caught in " + HISTORIES + " histories");
    }

    /** Some orders of one seller. */
    private final class Life {

        private final Random random;
        private final SellerId seller;
        private final Predicate<EscrowEvent> hears;
        private final List<OrderId> orders = new ArrayList<>();
        private final Map<OrderId, Integer> told = new HashMap<>();
        private final List<Runnable> journal = new ArrayList<>();
        private int heard;
        private int answered;

        Life(long seed, Predicate<EscrowEvent> hears) {
            this.random = new Random(seed);
            this.hears = hears;
            var name = seed + "_" + hears.hashCode();
            this.seller = new SellerId("usr_" + name);
            for (int i = 0; i < 3; i++) orders.add(new OrderId("ord_" + name + "_" + i));
        }

        void live() {
            for (var order : orders) {
                send(new EscrowCommand.OpenEscrow(
                        order,
                        "usr_buyer",
                        seller.value(),
                        "DE",
                        List.of(line("lin_0", 4000), line("lin_1", 999)),
                        eur(4999)));
                send(new EscrowCommand.CapturePayment(order, new Payment("pay_1", "CARD"), eur(4999), NOW));
            }
            for (int step = 0; step < 90; step++) {
                if (random.nextInt(3) > 0) send(anything(orders.get(random.nextInt(orders.size()))));
                else if (random.nextInt(4) == 0 && !account().isEmpty())
                    send(new SellerAccountCommand.RecordPayout(
                            seller, "po-" + random.nextInt(9), eur(1 + random.nextInt(4000)), MoneyStory.FINANCE));
                write();
                if (random.nextInt(3) == 0) hear(1 + random.nextInt(4));
            }
            while (heard < journal.size() || answered < answers()) {
                hear(100);
                write();
            }
        }

        /** What is new in the orders is given its place in the journal. */
        private void write() {
            for (var order : orders) {
                var all = stored(order.value());
                for (int i = told.getOrDefault(order, 0); i < all.size(); i++) {
                    var event = (EscrowEvent) all.get(i);
                    long position = journal.size() + 1L;
                    journal.add(() -> tell(event, position));
                }
                told.put(order, all.size());
            }
        }

        /** The bookkeeping goes on in the journal, and now and then begins some steps before where it was. */
        private void hear(int most) {
            int from = random.nextInt(4) == 0 ? Math.max(0, heard - 3) : heard;
            int to = Math.min(journal.size(), heard + most);
            for (int i = from; i < to; i++) journal.get(i).run();
            heard = to;
            var reserved = reserved();
            for (int i = Math.max(0, answered - 1); i < reserved.size(); i++) {
                var e = reserved.get(i);
                send(new EscrowCommand.NoteSellerFunds(
                        e.orderId(), e.refundId(), e.ask(), e.amount(), e.fromBalance(), MoneyStory.DESK));
            }
            answered = reserved.size();
        }

        private int answers() {
            return reserved().size();
        }

        private List<SellerAccountEvent.SellerFundsReserved> reserved() {
            return account().stream()
                    .filter(SellerAccountEvent.SellerFundsReserved.class::isInstance)
                    .map(SellerAccountEvent.SellerFundsReserved.class::cast)
                    .toList();
        }

        private void tell(EscrowEvent event, long position) {
            if (!hears.test(event)) return;
            var by = Actor.rule("seller-bookkeeping");
            switch (event) {
                case EscrowEvent.SellerShareRaised e ->
                    send(new SellerAccountCommand.CreditSeller(seller, e.orderId(), e.why(), e.amount(), position, by));
                case EscrowEvent.SellerShareLowered e ->
                    send(new SellerAccountCommand.DebitSeller(seller, e.orderId(), e.why(), e.amount(), position, by));
                case EscrowEvent.SellerFundsAsked e ->
                    send(new SellerAccountCommand.ReserveSellerFunds(
                            seller, e.orderId(), e.refundId(), e.ask(), e.amount(), position, by));
                default -> {}
            }
        }

        private EscrowCommand anything(OrderId order) {
            var dispute = new DisputeId("dsp_" + order.value() + random.nextInt(3));
            var books = books(order);
            var refunds = List.copyOf(books.commitments().pledges().keySet());
            var refund = refunds.isEmpty() ? new RefundId("rfd_nothing") : refunds.get(random.nextInt(refunds.size()));
            var bank = "cb_" + random.nextInt(2);
            var some = List.of(line("lin_0", 1 + random.nextInt(2500)), line("lin_1", 1 + random.nextInt(600)));
            return switch (random.nextInt(14)) {
                case 0, 1 -> new EscrowCommand.ReleaseMoney(order, NOW);
                case 2, 3 -> new EscrowCommand.FreezeMoney(order, dispute, some);
                case 4, 5, 6 ->
                    new EscrowCommand.CarryOutSettlement(
                            order,
                            dispute,
                            new SettlementId("stl_1"),
                            SettlementBasis.VERDICT,
                            SettlementKind.REFUND_ONLY,
                            some,
                            List.of(FundedBy.SELLER, FundedBy.PLATFORM, FundedBy.SPLIT)
                                    .get(random.nextInt(3)),
                            NOW);
                case 7 -> new EscrowCommand.UnfreezeMoney(order, dispute, NOW);
                case 8 -> new EscrowCommand.BookRefund(order, refund, 1 + random.nextInt(2), MoneyStory.DESK);
                case 9 -> new EscrowCommand.TakeBackRefund(order, refund, 2, MoneyStory.DESK);
                case 10 -> new EscrowCommand.NoteRefundNeverMade(order, refund, MoneyStory.DESK);
                case 11 ->
                    new EscrowCommand.OpenChargeback(
                            order, bank, eur(1 + random.nextInt(3000)), NOW, MoneyStory.FINANCE);
                case 12 ->
                    random.nextInt(3) == 0
                            ? new EscrowCommand.WinChargeback(
                                    order, ChargebackId.of(order, bank), NOW, MoneyStory.FINANCE)
                            : new EscrowCommand.LoseChargeback(
                                    order, ChargebackId.of(order, bank), null, NOW, MoneyStory.FINANCE);
                default ->
                    new EscrowCommand.PayCompensation(
                            order, dispute, seller.value(), List.of(line("lin_1", 500)), eur(500), NOW);
            };
        }

        List<String> violations() {
            var wrong = new ArrayList<String>();
            long left = 0;
            long right = 0;
            for (var order : orders) {
                var books = books(order);
                for (var event : stored(order.value()))
                    switch (event) {
                        case EscrowEvent.MoneyReleased e -> left += e.amount().minor();
                        case EscrowEvent.CompensationPaid e ->
                            left += e.amount().minor();
                        case EscrowEvent.ChargebackLost e -> right += ofSeller(e.taken());
                        case EscrowEvent.RefundTakenBack e -> right += ofSeller(e.makesGood()) - ofSeller(e.funding());
                        case EscrowEvent.RefundBooked e -> right += ofSeller(e.funding());
                        default -> {}
                    }
                // promised, and so set aside; and what the platform gave because the account had it not
                for (var pledge : books.commitments().pledges().values()) {
                    if (pledge.isPromised()) right += ofSeller(pledge.funding());
                    if (pledge.isPromised() || pledge.state() == Pledge.State.MADE)
                        for (var part : pledge.shortfall())
                            right += part.amount().minor();
                }
                for (var rest : books.commitments().rests().values())
                    if (books.ask(RefundId.of(rest.cause())).state() == Ask.State.GRANTED)
                        right += ofSeller(rest.funding());
            }
            long balance = 0;
            long owed = 0;
            long paidOut = 0;
            for (var event : account())
                switch (event) {
                    case SellerAccountEvent.SellerCredited e -> {
                        balance = e.balance().minor();
                        owed = e.owed().minor();
                    }
                    case SellerAccountEvent.SellerDebited e -> {
                        balance = e.balance().minor();
                        owed = e.owed().minor();
                    }
                    case SellerAccountEvent.SellerFundsReserved e -> {
                        balance = e.balance().minor();
                        owed = e.owed().minor();
                    }
                    case SellerAccountEvent.SellerPaidOut e -> {
                        balance = e.balance().minor();
                        paidOut += e.amount().minor();
                    }
                }
            if (left != balance + paidOut - owed + right)
                wrong.add("%d came, but balance %d + paid out %d - owed %d + gone %d"
                        .formatted(left, balance, paidOut, owed, right));
            if (balance > 0 && owed > 0) wrong.add("who owes " + owed + " has " + balance);
            return wrong;
        }

        private Books books(OrderId order) {
            var all = stored(order.value());
            var books = Books.open((EscrowEvent.EscrowOpened) all.getFirst());
            for (var event : all) books = books.after((EscrowEvent) event);
            return books;
        }

        List<SellerAccountEvent> account() {
            return stored(seller.value()).stream()
                    .map(SellerAccountEvent.class::cast)
                    .toList();
        }
    }

    private static long ofSeller(List<Funding> parts) {
        return Funding.of(FundingSource.SELLER_BALANCE, parts).stream()
                .mapToLong(part -> part.amount().minor())
                .sum();
    }

    private static LineAmount line(String name, long minor) {
        return new LineAmount(new LineId(name), eur(minor));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private List<Object> stored(String stream) {
        return events.readEvents(stream, 0)
                .asStream()
                .map(message -> (Object) message.getPayload())
                .toList();
    }

    /** A refusal is an answer like any other here; anything else is a fault. */
    private void send(Object command) {
        axon.getComponent(CommandBus.class).dispatch(GenericCommandMessage.asCommandMessage(command), (_, result) -> {
            if (result.isExceptional() && !(result.exceptionResult() instanceof Refusal))
                throw new AssertionError(String.valueOf(command), result.exceptionResult());
        });
    }
}
