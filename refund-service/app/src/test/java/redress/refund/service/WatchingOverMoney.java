package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.SELLER_1;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.Answer;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.refund.RefundService;
import redress.refund.domain.Cause;
import redress.refund.domain.DisputeId;
import redress.refund.domain.EscrowCommand;
import redress.refund.domain.FundedBy;
import redress.refund.domain.LineAmount;
import redress.refund.domain.LineId;
import redress.refund.domain.OrderId;
import redress.refund.domain.Payment;
import redress.refund.domain.RefundId;
import redress.refund.domain.SettlementBasis;
import redress.refund.domain.SettlementId;
import redress.refund.domain.SettlementKind;

/** Banks, finance and impatient buyers over HTTP, with every timer, handler and projection at work (R54-R57). */
class WatchingOverMoney {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    private final OrderId order = new OrderId(Ids.fresh("ord_"));
    private final DisputeId dispute = new DisputeId("dsp_" + order.value().substring(4));
    private final String refund = RefundId.of(new Cause.Settlement(dispute)).value();
    private final LineAmount shirt = new LineAmount(new LineId("lin_1"), new Money(5000, "EUR"));

    private void settled(String paymentReference) {
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(order, BUYER_1.id(), SELLER_1.id(), "DE", List.of(shirt), shirt.amount()),
                new EscrowCommand.CapturePayment(
                        order,
                        new Payment(paymentReference, "CARD"),
                        shirt.amount(),
                        service.clock().instant()),
                new EscrowCommand.FreezeMoney(order, dispute, List.of(shirt)),
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.VERDICT,
                        SettlementKind.REFUND_ONLY,
                        List.of(new LineAmount(shirt.lineId(), new Money(2000, "EUR"))),
                        FundedBy.SELLER,
                        service.clock().instant())))
            service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
    }

    private Answer seen() {
        return service.as(FINANCE_1).get("/refunds/" + refund).must(200);
    }

    private Answer money() {
        return service.as(FINANCE_1).get("/orders/" + order + "/money").must(200);
    }

    private void reason(String reason) {
        eventually(within(30, SECONDS), () -> assertThat(seen().text("/reason")).isEqualTo(reason));
    }

    /** Lets time pass until the refund is where it should be. */
    private void untilStep(String step) {
        eventually(within(60, SECONDS), () -> {
            var now = seen();
            if (!now.text("/step").equals(step) && now.json().at("/next/until").isString())
                service.clock().advanceTo(later(Instant.parse(now.text("/next/until"))));
            assertThat(seen().text("/step")).isEqualTo(step);
        });
    }

    private static Instant later(Instant until) {
        var now = service.clock().instant();
        return until.isAfter(now) ? until : now;
    }

    private void untilFinanceMustAct() {
        eventually(within(60, SECONDS), () -> {
            var until = seen().json().at("/availableActions/0/until");
            if (until.isString()) service.clock().advanceTo(later(Instant.parse(until.asString())));
            assertThat(seen().text("/next/words")).contains("Finance");
        });
    }

    private String chargeback() {
        return service.as(FEED)
                .post("/orders/" + order + "/chargebacks", """
                        {"reference": "cb-1", "amount": {"minor": 5000, "currency": "EUR"}}""")
                .must(201)
                .text("/chargebackId");
    }

    private void decided(String chargeback, String outcome) {
        service.as(FEED)
                .post(
                        "/orders/" + order + "/chargebacks/" + chargeback + "/outcome",
                        "{\"outcome\": \"" + outcome + "\"}")
                .must(200);
    }

    @Test
    void a_refund_that_failed_waits_on_finances_desk_and_is_paid_by_hand() {
        settled("pay_hand:decline");
        untilFinanceMustAct();
        eventually(
                within(30, SECONDS),
                () -> assertThat(service.as(FINANCE_1)
                                .get("/refunds?state=FAILED&limit=200")
                                .must(200)
                                .body())
                        .contains(refund));
        var done = service.as(FINANCE_1)
                .post("/refunds/" + refund + "/settlement", "{\"reference\": \"SEPA-1\"}")
                .must(200);
        assertThat(done.text("/step")).isEqualTo("MADE");
        service.as(FINANCE_1)
                .post("/refunds/" + refund + "/settlement", "{\"reference\": \"SEPA-1\"}")
                .mustRefuse(409, "refund-not-failed");
        eventually(within(30, SECONDS), () -> {
            assertThat(money().text("/refunded/minor")).isEqualTo("2000");
            assertThat(service.as(FINANCE_1)
                            .get("/refunds?state=FAILED&limit=200")
                            .must(200)
                            .body())
                    .doesNotContain(refund);
        });
        assertThat(service.neighbours()
                        .await("redress.refund.RefundIssued.v1", order.value())
                        .data()
                        .toString())
                .contains(refund);
    }

    @Test
    void a_refund_that_does_not_come_is_overdue_and_the_buyer_has_it_traced() {
        settled("pay_late:decline");
        untilFinanceMustAct();
        service.as(BUYER_1).post("/refunds/" + refund + "/trace", trace()).mustRefuse(409, "refund-not-overdue");
        service.clock().advanceTo(later(Instant.parse(seen().text("/expectedBy"))));
        eventually(
                within(30, SECONDS),
                () -> assertThat(seen().text("/overdueSince")).isNotBlank());
        var overdue = service.neighbours()
                .await("redress.refund.RefundOverdue.v1", order.value())
                .data();
        assertThat(overdue.path("rule").asString()).isEqualTo("refund-expected-by-days");
        assertThat(service.as(BUYER_1)
                        .post("/refunds/" + refund + "/trace", trace())
                        .must(200)
                        .text("/tracedSince"))
                .isNotBlank();
        service.as(BUYER_1).post("/refunds/" + refund + "/trace", trace()).mustRefuse(409, "trace-open");
        service.neighbours().await("redress.refund.RefundTraceOpened.v1", order.value());
    }

    @Test
    void while_the_bank_decides_nothing_is_sent_and_when_it_is_won_the_refund_is_made() {
        settled("pay_won:decline:1");
        reason("declined-by-bank");
        var chargeback = chargeback();
        reason("chargeback-open");
        eventually(
                within(30, SECONDS),
                () -> assertThat(service.as(FINANCE_1)
                                .get("/refunds?state=ON_HOLD&limit=200")
                                .must(200)
                                .body())
                        .contains(refund));
        service.as(FINANCE_1).post("/refunds/" + refund + "/retry", "{}").mustRefuse(409, "refund-on-hold");
        decided(chargeback, "WON");
        untilStep("MADE");
        eventually(
                within(30, SECONDS),
                () -> assertThat(money().text("/refunded/minor")).isEqualTo("2000"));
    }

    @Test
    void what_the_bank_took_is_not_sent_any_more() {
        settled("pay_lost:decline:1");
        reason("declined-by-bank");
        decided(chargeback(), "LOST");
        reason("charged-back");
        var money = money();
        assertThat(money.text("/chargedBack/minor")).isEqualTo("5000");
        assertThat(money.text("/held/minor")).isEqualTo("0");
        assertThat(money.text("/promised/minor")).isEqualTo("0");
        assertThat(money.text("/chargebacks/0/state")).isEqualTo("LOST");
        service.neighbours().await("redress.refund.ChargebackLost.v1", order.value());
    }

    @Test
    void what_the_bank_sends_back_is_paid_again_and_told_once() {
        settled("pay_back:reverse");
        untilStep("MADE");
        service.clock().advance(java.time.Duration.ofDays(1)); // once: a notice is believed for five minutes
        service.neighbours().await("redress.refund.RefundReversed.v1", order.value());
        assertThat(seen().text("/step")).isEqualTo("MADE");
        eventually(within(60, SECONDS), () -> {
            service.clock().advance(java.time.Duration.ofHours(6));
            assertThat(seen().text("/next/words")).contains("Nothing more");
            assertThat(money().text("/refunded/minor")).isEqualTo("2000");
            assertThat(money().text("/promised/minor")).isEqualTo("0");
        });
        assertThat(service.neighbours().typesHeardOf(order.value()).stream().filter("refund.RefundIssued"::equals))
                .hasSize(1);
    }

    private static String trace() {
        return """
                {"mediaType": "application/pdf", "bytes": 4711, "sha256": "%s"}""".formatted("ab".repeat(32));
    }
}
