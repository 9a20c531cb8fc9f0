package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SELLER_2;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
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

/** What people see of an order's money over HTTP, and what finance may do about it. */
class AskingAboutMoney {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    private record Sold(String order, String refund) {}

    private static Sold sold(String paymentReference) {
        var order = new OrderId(Ids.fresh("ord_"));
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        var shirt = List.of(new LineAmount(new LineId("lin_1"), new Money(1999, "KWD")));
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(order, BUYER_1.id(), SELLER_1.id(), "DE", shirt, new Money(1999, "KWD")),
                new EscrowCommand.CapturePayment(
                        order,
                        new Payment(paymentReference, "BOLETO"),
                        new Money(1999, "KWD"),
                        service.clock().instant()),
                new EscrowCommand.FreezeMoney(order, dispute, shirt),
                new EscrowCommand.CarryOutSettlement(
                        order,
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.REQUEST,
                        SettlementKind.REFUND_ONLY,
                        List.of(new LineAmount(new LineId("lin_1"), new Money(20, "KWD"))),
                        FundedBy.SELLER,
                        service.clock().instant())))
            service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
        return new Sold(
                order.value(), RefundId.of(new Cause.Settlement(dispute)).value());
    }

    @Test
    void the_way_of_the_money_is_explained_and_what_the_payment_was_is_not() {
        var sold = sold("pay_explained");
        var money = "/orders/" + sold.order() + "/money/explanation";
        assertThat(service.as(BUYER_1).get(money).must(200).body())
                .contains("payment captured", "money frozen", "refund approved", "1.999 KWD")
                .doesNotContain("pay_explained");
        eventually(
                within(15, SECONDS),
                () -> assertThat(service.as(SELLER_1)
                                .get("/refunds/" + sold.refund() + "/explanation")
                                .must(200)
                                .body())
                        .contains("refund requested")
                        .doesNotContain("pay_explained"));
        service.as(BUYER_2).get(money).mustRefuse(404, "no-such-order");
    }

    @Test
    void the_offices_find_a_refund_by_whatever_somebody_has_at_hand() {
        var sold = sold("pay_found_" + Ids.fresh("").substring(0, 6));
        var payment = "/search?q=pay_found_";
        eventually(
                within(15, SECONDS),
                () -> assertThat(service.as(FINANCE_1).get(payment).must(200).text("/items/0/refundId"))
                        .isEqualTo(sold.refund()));
        for (var query : List.of(sold.refund(), sold.order(), sold.order().substring(0, 12)))
            assertThat(service.as(SUPPORT_1).get("/search?q=" + query).must(200).text("/items/0/refundId"))
                    .isEqualTo(sold.refund());
        assertThat(service.as(AUDITOR_1)
                        .get("/search?q=" + sold.order() + "&state=FAILED")
                        .must(200)
                        .json()
                        .path("items"))
                .isEmpty();
        for (var other : List.of(BUYER_1, SELLER_1, MEDIATOR_1, FEED))
            service.as(other).get(payment).mustRefuse(403, "role-may-not");
        service.as(FINANCE_1).get("/search?q=ab").mustRefuse(400, "query-invalid");
        for (var concern : List.of("OVERDUE", "TRACED", "REVERSED", "BY_HAND"))
            assertThat(service.as(FINANCE_1)
                            .get("/refunds?limit=200&concern=" + concern)
                            .must(200)
                            .body())
                    .doesNotContain(sold.refund());
    }

    @Test
    void the_money_of_an_order_is_shown_to_its_parties_and_to_the_offices() {
        var sold = sold("pay_seen");
        for (var viewer : List.of(BUYER_1, SELLER_1, FINANCE_1, SUPPORT_1, AUDITOR_1)) {
            var seen =
                    service.as(viewer).get("/orders/" + sold.order() + "/money").must(200);
            assertThat(seen.text("/captured/minor")).isEqualTo("1999");
            assertThat(seen.text("/held/minor")).isEqualTo("1999");
            assertThat(seen.text("/frozen/currency")).isEqualTo("KWD");
            assertThat(seen.text("/promised/minor")).isEqualTo("20");
            assertThat(seen.text("/lines/0/lineId")).isEqualTo("lin_1");
            assertThat(seen.body()).doesNotContain("pay_seen");
        }
    }

    @Test
    void the_tracker_shows_three_steps_and_what_happens_next() {
        var sold = sold("pay_tracked");
        eventually(within(10, SECONDS), () -> {
            var seen = service.as(BUYER_1)
                    .get("/orders/" + sold.order() + "/refunds")
                    .must(200);
            assertThat(seen.text("/refunds/0/refundId")).isEqualTo(sold.refund());
            assertThat(seen.text("/refunds/0/step")).isEqualTo("PROCESSING");
            assertThat(seen.text("/refunds/0/steps/0/step")).isEqualTo("WAITING");
            assertThat(seen.text("/refunds/0/steps/2/step")).isEqualTo("MADE");
            assertThat(seen.json().at("/refunds/0/steps/2/at").isString()).isFalse();
            assertThat(seen.text("/refunds/0/methodKind")).isEqualTo("BOLETO");
            assertThat(seen.text("/refunds/0/next/until")).isNotBlank();
            assertThat(seen.text("/refunds/0/funding/0/source")).isEqualTo("ESCROW");
        });
        service.clock().advance(Duration.ofDays(2));
        eventually(
                within(15, SECONDS),
                () -> assertThat(service.as(BUYER_1)
                                .get("/orders/" + sold.order() + "/refunds")
                                .must(200)
                                .text("/refunds/0/step"))
                        .isEqualTo("MADE"));
    }

    @Test
    void a_seller_sees_the_refund_but_no_payment_data() {
        var sold = sold("pay_hidden");
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(BUYER_1)
                                .get("/refunds/" + sold.refund())
                                .must(200)
                                .text("/providerReference"))
                        .startsWith("sbx_"));
        for (var path : List.of("/refunds/" + sold.refund(), "/orders/" + sold.order() + "/refunds"))
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(service.as(SELLER_1).get(path).must(200).body())
                            .contains(sold.refund())
                            .doesNotContain("sbx_", "BOLETO", "pay_hidden"));
    }

    @Test
    void strangers_get_what_they_would_get_if_there_were_nothing() {
        var sold = sold("pay_private");
        eventually(
                within(10, SECONDS),
                () -> service.as(BUYER_1)
                        .get("/orders/" + sold.order() + "/refunds")
                        .must(200));
        for (var path : List.of("/orders/" + sold.order() + "/money", "/orders/" + sold.order() + "/refunds")) {
            for (var stranger : List.of(BUYER_2, SELLER_2))
                service.as(stranger).get(path).must(404);
            service.as(MEDIATOR_1).get(path).mustRefuse(403, "role-may-not");
            service.stranger().get(path).must(401);
        }
        service.as(FEED).get("/orders/" + sold.order() + "/refunds").mustRefuse(403, "role-may-not");
        service.as(FEED).get("/orders/" + sold.order() + "/money").must(200); // where it speaks for a bank (R57, R80)
        for (var nothing : List.of(
                "/orders/" + Ids.fresh("ord_") + "/money",
                "/orders/" + Ids.fresh("ord_") + "/refunds",
                "/refunds/" + Ids.fresh("rfd_")))
            service.as(BUYER_1).get(nothing).must(404);
        service.as(BUYER_2).get("/refunds/" + sold.refund()).must(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/orders/ord_1/money",
        "/orders/ord_' or 1=1--/refunds",
        "/orders/rfd_00000000000000000000000000/money",
        "/refunds/ord_00000000000000000000000000",
        "/refunds/rfd_0000000000000000000000000u",
        "/refunds/rfd_${jndi:ldap://x}",
        "/orders/usr_buyer1/refunds"
    })
    void an_id_that_cannot_exist_is_answered_like_one_that_does_not(String path) {
        var answer = service.as(BUYER_1)
                .get(path.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D"));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.code()).isNotBlank();
    }

    @Test
    void finance_retries_what_the_provider_declined_and_nothing_else() {
        var sold = sold("pay:decline:5");
        var path = "/refunds/" + sold.refund();
        for (var wait : List.of(1, 6, 24, 72)) {
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(Duration.between(
                                    lastFailure(sold),
                                    java.time.Instant.parse(
                                            service.as(FINANCE_1).get(path).text("/availableActions/0/until"))))
                            .isEqualTo(Duration.ofHours(wait)));
            service.clock().advance(Duration.ofHours(wait));
        }
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(FINANCE_1).get(path).text("/next/words"))
                        .contains("Finance"));
        long before = service.head();
        for (var nobody : List.<Actor>of(BUYER_1, SELLER_1, SUPPORT_1, AUDITOR_1))
            service.as(nobody).post(path + "/retry", "{}").mustRefuse(403, "role-may-not");
        service.as(BUYER_2).post(path + "/retry", "{}").must(404);
        service.stranger().post(path + "/retry", "{}").must(401);
        service.as(FINANCE_1).post(path + "/retry", "").must(400);
        service.as(FINANCE_1).post(path + "/retry", "{\"amount\":1}").mustRefuse(400, "property-unknown");
        service.as(FINANCE_1).post(path + "/retry", "[]").must(400);
        service.as(FINANCE_1).post("/refunds/rfd_1/retry", "{}").must(404);
        assertThat(service.head()).isEqualTo(before);

        var finance = service.as(FINANCE_1).sending("Idempotency-Key", "retry-" + sold.refund());
        var retried = finance.post(path + "/retry", "{}").must(200);
        assertThat(retried.text("/step")).isEqualTo("PROCESSING");
        var again = finance.post(path + "/retry", "{}").must(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(retried.body());
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(FINANCE_1).get(path).must(200).text("/providerReference"))
                        .startsWith("sbx_"));
        service.as(FINANCE_1).post(path + "/retry", "{}").mustRefuse(409, "refund-not-failed");
    }

    private static java.time.Instant lastFailure(Sold sold) {
        return java.time.Instant.parse(service.bean(JdbcClient.class)
                .sql("select payload::jsonb ->> 'failedAt' from journal"
                        + " where stream_id = ? and name = 'refund/refund-failed' order by position desc limit 1")
                .param(sold.refund())
                .query(String.class)
                .single());
    }

    @Test
    void health_and_the_description_are_open_and_nothing_else_is() {
        service.stranger().get("/actuator/health").must(200);
        assertThat(service.stranger().get("/v3/api-docs").must(200).body())
                .contains("/orders/{orderId}/money", "/orders/{orderId}/refunds", "/refunds/{refundId}/retry");
        service.stranger().get("/actuator/env").must(401);
    }
}
