package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import redress.platform.embedded.EmbeddedDatabase;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.LocalIssuer;
import redress.platform.testkit.People;
import redress.platform.testkit.SettableClock;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.refund.RefundService;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.FundedBy;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.MoneyView;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.ProviderAnswer;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;
import redress.refund.domain.RefundView.Step;
import redress.refund.domain.Repayment;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;
import redress.refund.provider.FakeStripe;

/** The service dies after Stripe got the refund and before we heard of it, and stays away longer than Stripe keeps a key. */
class BreakingOffBetweenSendingAndHearing {

    private static final Money PRICE = new Money(1999, "JPY");

    private final EmbeddedDatabase postgres = EmbeddedDatabase.temporary();
    private final LocalIssuer issuer = LocalIssuer.start();
    private final SettableClock clock = SettableClock.running();
    private final ServiceDatabase database = postgres.createService("refund");
    private final FakeStripe stripe = FakeStripe.start();
    private final OrderId order = new OrderId(Ids.fresh("ord_"));
    private final DisputeId dispute = new DisputeId(Ids.fresh("dsp_"));
    private final RefundId refund = RefundId.of(new Cause.Settlement(dispute));

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void end() {
        stripe.close();
        issuer.close();
        postgres.close();
    }

    /** Speaks once, and after that no word of it reaches anybody. */
    private record Dying(PaymentProvider provider, AtomicBoolean dead) implements PaymentProvider {

        @Override
        public ProviderAnswer submit(Repayment repayment) {
            die();
            var lost = provider.submit(repayment);
            dead.set(true);
            throw new AssertionError("the power is off, nobody hears of " + lost);
        }

        @Override
        public Optional<ProviderAnswer> find(Repayment repayment) {
            die();
            return provider.find(repayment);
        }

        private void die() {
            if (dead.get()) throw new AssertionError("the power is off");
        }
    }

    @Test
    void nothing_is_lost_and_nothing_is_sent_twice() throws IOException {
        stripe.paid("pi_1_jpy", PRICE.minor() * 2);
        stripe.newRefundsAre("pending");
        try (var service = start(context -> context.getBeanFactory().addBeanPostProcessor(dying()))) {
            settle(service);
            eventually(
                    within(20, SECONDS),
                    () -> assertThat(stripe.withKey(refund.value())).hasSize(1));
            assertThat(view(service).step()).isEqualTo(Step.WAITING);
        }
        clock.advance(Duration.ofDays(3));
        stripe.forgetsKeys();
        try (var service = start(context -> {})) {
            eventually(
                    within(20, SECONDS),
                    () -> assertThat(view(service).providerReference()).isEqualTo("re_1"));
            stripe.becomes(refund.value(), "succeeded", null);
            clock.advance(Duration.ofHours(2));
            eventually(
                    within(20, SECONDS), () -> assertThat(view(service).step()).isEqualTo(Step.MADE));
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(((MoneyView) perform(service, new MoneyView.ShowMoney(order, People.FINANCE_1)))
                                    .refunded())
                            .isEqualTo(PRICE));
        }
        assertThat(stripe.withKey(refund.value())).hasSize(1);
        assertThat(stripe.requests("POST")).hasSize(1);
    }

    private void settle(ConfigurableApplicationContext service) {
        var price = List.of(new LineAmount(new LineId("lin_1"), PRICE));
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(order, People.BUYER_1.id(), People.SELLER_1.id(), "DE", price, PRICE),
                new EscrowCommand.CapturePayment(order, new Payment("pi_1_jpy", "CARD"), PRICE, clock.instant()),
                new EscrowCommand.FreezeMoney(order, dispute, price),
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.REQUEST,
                        SettlementKind.REFUND_ONLY,
                        price,
                        FundedBy.SELLER,
                        clock.instant()))) perform(service, command);
    }

    private static BeanPostProcessor dying() {
        var dead = new AtomicBoolean();
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof PaymentProvider provider ? new Dying(provider, dead) : bean;
            }
        };
    }

    private ConfigurableApplicationContext start(java.util.function.Consumer<GenericApplicationContext> more)
            throws IOException {
        var key = Files.writeString(folder.resolve("key"), FakeStripe.KEY + "\n");
        var secret = Files.writeString(folder.resolve("secret"), "whsec_local\n");
        return RunningService.start(
                RefundService.class,
                database,
                issuer,
                clock,
                more,
                List.of(
                        "redress.refund.provider=stripe",
                        "redress.refund.stripe.address=" + stripe.address(),
                        "redress.refund.stripe.api-key-file=" + key,
                        "redress.refund.stripe.notice-secret-file=" + secret));
    }

    private RefundView view(ConfigurableApplicationContext service) {
        return (RefundView) perform(service, new ShowRefund(refund, People.FINANCE_1));
    }

    private static Object perform(ConfigurableApplicationContext service, Object command) {
        return Objects.requireNonNullElse(
                service.getBean(Commands.class).perform(command, new Origin("system:test", "test", null)), "");
    }
}
