package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
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
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;
import redress.refund.domain.RefundView.Step;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;

/** The service goes away and comes back; what was due meanwhile is done then, at its due time (R71, R72). */
class ComingBackAfterARestart {

    private static final EmbeddedDatabase postgres = EmbeddedDatabase.temporary();
    private static final LocalIssuer issuer = LocalIssuer.start();
    private static final SettableClock clock = SettableClock.running();
    private static final ServiceDatabase database = postgres.createService("refund");

    @AfterAll
    static void end() {
        issuer.close();
        postgres.close();
    }

    @Test
    void timers_promises_and_the_providers_file_survive() {
        var order = new OrderId(Ids.fresh("ord_"));
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        var refund = RefundId.of(new Cause.Settlement(dispute));
        var price = List.of(new LineAmount(new LineId("lin_1"), new Money(1999, "JPY")));
        Instant askAt;
        try (var service = start()) {
            for (var command : List.of(
                    new EscrowCommand.OpenEscrow(
                            order, People.BUYER_1.id(), People.SELLER_1.id(), "DE", price, new Money(1999, "JPY")),
                    new EscrowCommand.CapturePayment(
                            order, new Payment("pay_1", "CARD"), new Money(1999, "JPY"), clock.instant()),
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
            eventually(
                    within(15, SECONDS),
                    () -> assertThat(view(service, refund).providerReference()).isNotNull());
            askAt = Objects.requireNonNull(view(service, refund).next().until());
        }
        clock.advance(Duration.ofDays(2));
        try (var service = start()) {
            eventually(
                    within(20, SECONDS),
                    () -> assertThat(view(service, refund).step()).isEqualTo(Step.MADE));
            assertThat(view(service, refund).steps().getLast().at())
                    .isBefore(clock.instant().minus(Duration.ofHours(20)));
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(((MoneyView) perform(service, new MoneyView.ShowMoney(order, People.FINANCE_1)))
                                    .refunded())
                            .isEqualTo(new Money(1999, "JPY")));
            var due = service.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql(
                            "select payload::jsonb ->> 'dueAt' from journal where stream_id = ? and name = 'refund/provider-contact-due'")
                    .param(refund.value())
                    .query(String.class)
                    .single();
            assertThat(Instant.parse(due)).isEqualTo(askAt);
        }
    }

    private static ConfigurableApplicationContext start() {
        return RunningService.start(RefundService.class, database, issuer, clock);
    }

    private static RefundView view(ConfigurableApplicationContext service, RefundId refund) {
        return (RefundView) perform(service, new ShowRefund(refund, People.FINANCE_1));
    }

    private static Object perform(ConfigurableApplicationContext service, Object command) {
        return Objects.requireNonNullElse(
                service.getBean(Commands.class).perform(command, new Origin("system:test", "test", null)), "");
    }
}
