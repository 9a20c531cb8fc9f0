package redress.refund.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.StandingClock;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.refund.policy.RefundPolicyBook;
import redress.refund.provider.FakeStripe;
import redress.refund.provider.FakeStripe.Trouble;
import redress.refund.provider.StripeProvider;
import redress.refund.saga.PaymentDesk;

/**
 * R54 after histories that nobody thought of: calls that break off before and after the provider acted, in any order; crashes
 * between any two steps, repaired days later; lists that lag behind; keys that are forgotten after a day; notices at any time;
 * refusals. Whatever happens, at most one refund stands at the provider at any time, and in the end exactly one.
 */
class PayingOnceWhateverHappens {

    private static final int HISTORIES = 60;
    private static final int LONGEST = 600;
    private static final Duration KEYS_LIVE = Duration.ofHours(24);
    private static final Duration LISTS_LAG = Duration.ofMinutes(10);

    /** What may happen to a call, but for silence, which is the same as a broken line and only takes longer. */
    private static final List<Trouble> TROUBLES = List.of(
            Trouble.DROPPED_BEFORE,
            Trouble.DROPPED_AFTER,
            Trouble.DROPPED_AFTER,
            Trouble.ERROR_AFTER,
            Trouble.GARBAGE_AFTER,
            Trouble.RATE_LIMITED,
            Trouble.KEY_IN_USE,
            Trouble.DECLINED,
            Trouble.BALANCE_INSUFFICIENT,
            Trouble.NOT_AUTHENTICATED);

    private final FakeStripe stripe = FakeStripe.start();
    private final StandingClock clock = new StandingClock(MoneyStory.NOW);
    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(configuration -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
            .registerComponent(Clock.class, configuration -> clock)
            .registerComponent(RefundPolicies.class, configuration -> RefundPolicyBook.shipped("default"))
            .configureAggregate(Refund.class)
            .configureAggregate(Escrow.class)
            .buildConfiguration();
    private final StripeProvider provider =
            new StripeProvider(FakeStripe.KEY, stripe.address(), Duration.ofSeconds(30), Duration.ofSeconds(30), clock);

    @BeforeEach
    void startAxon() {
        axon.start();
    }

    @AfterEach
    void end() {
        axon.shutdown();
        stripe.close();
    }

    @Test
    void the_buyer_is_paid_exactly_once() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            var history = new History(seed, provider);
            assertThat(history.live()).as("seed %d: %s", seed, history.told()).isEqualTo("paid once");
        }
    }

    @Test
    void the_histories_are_worth_checking() {
        var seen = new HashSet<Class<?>>();
        for (long seed = 1; seed <= HISTORIES; seed++) {
            var history = new History(seed, provider);
            history.live();
            seen.addAll(history.told());
        }
        assertThat(seen)
                .contains(
                        RefundEvent.RefundRequested.class,
                        RefundEvent.ProviderContactDue.class,
                        RefundEvent.RefundSubmitted.class,
                        RefundEvent.RefundStillProcessing.class,
                        RefundEvent.ProviderAnswerUnknown.class,
                        RefundEvent.RefundFailed.class,
                        RefundEvent.RefundRetried.class,
                        RefundEvent.RefundIssued.class);
    }

    @Test
    void one_that_does_not_ask_before_it_sends_is_caught() {
        caught(repayment -> repayment, false);
    }

    @Test
    void one_that_takes_a_new_key_for_each_attempt_is_caught() {
        var random = new Random(7);
        caught(
                repayment -> new Repayment(
                        repayment.refundId(),
                        new ProviderKey(repayment.key() + "_" + random.nextInt(1_000_000)),
                        repayment.to(),
                        repayment.amount(),
                        null),
                true);
    }

    private void caught(UnaryOperator<Repayment> sent, boolean asks) {
        var wrong = new PaymentProvider() {
            @Override
            public ProviderAnswer submit(Repayment repayment) {
                return provider.submit(sent.apply(repayment));
            }

            @Override
            public Optional<ProviderAnswer> find(Repayment repayment) {
                return asks || repayment.reference() != null ? provider.find(repayment) : Optional.empty();
            }
        };
        boolean paidTwice = false;
        for (long seed = 1; seed <= HISTORIES && !paidTwice; seed++)
            paidTwice = new History(seed, wrong).live().equals("paid twice");
        assertThat(paidTwice).isTrue();
    }

    /** A power cut, which nothing catches. */
    private static final class Crash extends Error {
        Crash() {
            super("the power is off", null, false, false);
        }
    }

    private final class History {

        private final Random random;
        private final OrderId order;
        private final RefundId refund;
        private final String payment;
        private final AnnotationEventHandlerAdapter desk;
        private boolean crashing;
        private final Set<ProviderKey> keys = new HashSet<>();
        private final Map<String, Instant> keysSince = new HashMap<>();
        private Instant lastPost = Instant.MIN;
        private int handled;

        History(long seed, PaymentProvider provider) {
            random = new Random(seed);
            var run = seed + "x" + System.identityHashCode(this);
            order = new OrderId("ord_" + run);
            payment = "pi_" + run;
            var dispute = new DisputeId("dsp_" + run);
            refund = RefundId.of(new Cause.Settlement(dispute));
            desk = new AnnotationEventHandlerAdapter(new PaymentDesk(
                    new PaymentProvider() {
                        @Override
                        public ProviderAnswer submit(Repayment repayment) {
                            keys.add(repayment.key());
                            var answer = provider.submit(repayment);
                            noteThatItWasSent();
                            if (crashing) throw new Crash();
                            return answer;
                        }

                        @Override
                        public Optional<ProviderAnswer> find(Repayment repayment) {
                            return provider.find(repayment);
                        }
                    },
                    DefaultCommandGateway.builder()
                            .commandBus(axon.commandBus())
                            .build(),
                    new SimpleMeterRegistry()));
            stripe.paid(payment, 1_000_000);
            var price = List.of(new LineAmount(MoneyStory.SHIRT, MoneyStory.eur(1999)));
            send(new EscrowCommand.OpenEscrow(order, "usr_b", "usr_s", "DE", price, MoneyStory.eur(1999)));
            send(new EscrowCommand.CapturePayment(
                    order, new Payment(payment, "CARD"), MoneyStory.eur(1999), clock.instant()));
            send(new EscrowCommand.FreezeMoney(order, dispute, price));
            send(new EscrowCommand.CarryOutSettlement(
                    order,
                    dispute,
                    new SettlementId("stl_1"),
                    SettlementBasis.REQUEST,
                    SettlementKind.REFUND_ONLY,
                    price,
                    FundedBy.SELLER,
                    clock.instant()));
        }

        /**
         * @return {@code paid once}, {@code paid twice}, {@code a new key without a refusal}, or {@code unpaid} where it takes
         *     too long
         */
        String live() {
            for (int step = 0; step < LONGEST; step++) {
                boolean calm = step > LONGEST / 2;
                weather(calm);
                if (!handleNext(calm) && !somethingFollows(calm)) break;
                if (standing() > 1) return "paid twice";
                if (keys.size() > 1 + refusals()) return "a new key without a refusal";
            }
            long issued = told().stream()
                    .filter(RefundEvent.RefundIssued.class::equals)
                    .count();
            return standing() == 1 && issued == 1 ? "paid once" : "unpaid";
        }

        List<Class<?>> told() {
            return stream().stream()
                    .<Class<?>>map(event -> event.getPayload().getClass())
                    .toList();
        }

        /** The next event comes to the desk; after a crash it comes again, perhaps days later. */
        private boolean handleNext(boolean calm) {
            var events = stream();
            if (handled >= events.size()) return false;
            if (!calm && random.nextInt(100) < 55) stripe.next(TROUBLES.get(random.nextInt(TROUBLES.size())));
            crashing = !calm && random.nextInt(100) < 30;
            try {
                desk.handle(events.get(handled));
                handled++;
            } catch (Crash off) {
                pass(Duration.ofMinutes(random.nextInt(2) == 0 ? random.nextInt(20) : random.nextInt(8_000)));
            } catch (Exception unexpected) {
                throw new AssertionError(unexpected);
            }
            stripe.noMoreTroubles();
            return true;
        }

        /** Time goes on until something is due, or the provider tells something, or finance acts. */
        private boolean somethingFollows(boolean calm) {
            if (progress().isMade()) return false;
            if (random.nextInt(100) < 20) notice();
            var progress = progress();
            var due = progress.dueAt();
            if (due.isPresent()) {
                if (clock.instant().isBefore(due.get())) pass(Duration.between(clock.instant(), due.get()));
                if (!calm && random.nextInt(100) < 30) pass(Duration.ofHours(random.nextInt(100)));
                send(new RefundCommand.ContactProvider(refund, due.get(), Actor.rule("test")));
            } else if (progress.errand() == null) {
                send(new RefundCommand.RetryRefund(refund, MoneyStory.FINANCE));
            }
            return true;
        }

        private void notice() {
            send(new RefundCommand.HeedProviderNotice(refund, random.nextBoolean(), Actor.rule("provider-notice")));
        }

        private void weather(boolean calm) {
            stripe.newRefundsAre(
                    calm
                            ? "succeeded"
                            : List.of("succeeded", "pending", "failed").get(random.nextInt(3)));
            if (calm || random.nextInt(100) < 15)
                stripe.pendingBecome(payment, calm || random.nextBoolean() ? "succeeded" : "failed");
            stripe.listsLag(random.nextBoolean() && clock.instant().isBefore(lastPost.plus(LISTS_LAG)));
        }

        private void noteThatItWasSent() {
            lastPost = clock.instant();
            for (var key : stripe.keys())
                if (key.startsWith(refund.value())) keysSince.putIfAbsent(key, clock.instant());
        }

        private void pass(Duration time) {
            clock.set(clock.instant().plus(time));
            keysSince.entrySet().removeIf(key -> {
                boolean old = !clock.instant().isBefore(key.getValue().plus(KEYS_LIVE));
                if (old) stripe.forgets(key.getKey());
                return old;
            });
        }

        /** How many refunds of the payment have not failed. */
        private long standing() {
            return stripe.standing(payment);
        }

        private long refusals() {
            return told().stream()
                    .filter(RefundEvent.RefundFailed.class::equals)
                    .count();
        }

        private Progress progress() {
            @Nullable Progress progress = null;
            for (var event : stream()) {
                var payload = (RefundEvent) event.getPayload();
                progress = payload instanceof RefundEvent.RefundRequested requested
                        ? Progress.begin(requested)
                        : Objects.requireNonNull(progress).after(payload);
            }
            return Objects.requireNonNull(progress);
        }

        private List<? extends DomainEventMessage<?>> stream() {
            return axon.eventStore().readEvents(refund.value()).asStream().toList();
        }

        private void send(Object command) {
            try {
                DefaultCommandGateway.builder()
                        .commandBus(axon.commandBus())
                        .build()
                        .sendAndWait(command);
            } catch (Refusal notNow) {
                assertThat(notNow.code()).isEqualTo("provider-being-asked");
            }
        }
    }
}
