package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.SELLER_1;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.BadInput;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;
import redress.platform.values.Role;
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

/** Rows of the catalogue of bad inputs that are about money; what is about HTTP as such is the testkit's. */
class RefusingBadMoney {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    private static final String CHARGEBACK = """
            {"reference": "cb-1", "amount": {"minor": 1999, "currency": "EUR"}}""";
    private static final String TRACE = """
            {"mediaType": "application/pdf", "bytes": 4711, "sha256": "%s"}""".formatted("ab".repeat(32));

    @TestFactory
    Stream<DynamicTest> every_endpoint_refuses_bad_input() {
        return everyEndpoint().tests();
    }

    @Test
    void whoever_is_no_party_of_a_case_gets_nowhere_with_it() {
        var order = paid();
        var chargeback = service.as(FINANCE_1)
                .post("/orders/" + order + "/chargebacks", CHARGEBACK)
                .must(201)
                .text("/chargebackId");
        service.as(FINANCE_1)
                .post("/orders/" + order + "/chargebacks/" + chargeback + "/outcome", "{\"outcome\": \"WON\"}")
                .must(200);
        var refund = refunded(order);
        var seller = sellerWithAnAccount();
        var ids = Map.of(
                "{orderId}",
                order,
                "{chargebackId}",
                chargeback,
                "{refundId}",
                refund,
                "{sellerId}",
                seller.id(),
                "{version}",
                "default-1");
        everyEndpoint().refusesStrangers(ids, """
                GET /chargebacks: support finance auditor
                GET /messages/parked: support auditor
                GET /orders/{orderId}/money: support finance auditor system
                GET /orders/{orderId}/money/explanation: support finance auditor system
                GET /orders/{orderId}/refunds: support finance auditor
                GET /policies: mediator support finance auditor
                GET /policies/{version}: mediator support finance auditor
                GET /policy-schema: mediator support finance auditor
                GET /refunds: support finance auditor
                GET /refunds/{refundId}: support finance auditor
                GET /refunds/{refundId}/explanation: support finance auditor
                GET /refunds/{refundId}/policy: support finance auditor
                GET /search: support finance auditor
                GET /sellers/{sellerId}/balance: support finance auditor system
                POST /orders/{orderId}/chargebacks: finance system
                POST /orders/{orderId}/chargebacks/{chargebackId}/outcome: finance system
                POST /policies: finance
                POST /refunds/{refundId}/retry: finance
                POST /refunds/{refundId}/settlement: finance
                POST /sellers/{sellerId}/payouts: finance system
                """, Set.of());
    }

    /** Of whom an order was paid out. */
    private static Actor sellerWithAnAccount() {
        var seller = new Actor(Ids.fresh("usr_"), Role.SELLER);
        var order = new OrderId(paid(seller));
        perform(new EscrowCommand.ReleaseMoney(order, service.clock().instant()));
        eventually(
                within(15, SECONDS),
                () -> service.as(seller)
                        .get("/sellers/" + seller.id() + "/balance")
                        .must(200));
        return seller;
    }

    /** A part of the order is given back; the id of the refund. */
    private static String refunded(String order) {
        var dispute = new DisputeId(Ids.fresh("dsp_"));
        var line = List.of(new LineAmount(new LineId("lin_1"), new Money(20, "EUR")));
        for (var command : List.of(
                new EscrowCommand.FreezeMoney(new OrderId(order), dispute, line),
                new EscrowCommand.CarryOutSettlement(
                        new OrderId(order),
                        dispute,
                        new SettlementId("stl_1"),
                        SettlementBasis.REQUEST,
                        SettlementKind.REFUND_ONLY,
                        line,
                        FundedBy.SELLER,
                        service.clock().instant()))) perform(command);
        var refund = RefundId.of(new Cause.Settlement(dispute)).value();
        eventually(
                within(15, SECONDS),
                () -> service.as(BUYER_1).get("/refunds/" + refund).must(200));
        return refund;
    }

    private static BadInput everyEndpoint() {
        return BadInput.at(service)
                .as(FINANCE_1)
                .knowing("POST /orders/{orderId}/chargebacks", CHARGEBACK)
                .knowing("POST /orders/{orderId}/chargebacks/{chargebackId}/outcome", """
                        {"outcome": "LOST", "amount": {"minor": 1999, "currency": "EUR"}}""")
                .knowing("POST /refunds/{refundId}/settlement", "{\"reference\": \"SEPA-1\"}")
                .knowing("POST /refunds/{refundId}/trace", TRACE)
                .knowing("POST /sellers/{sellerId}/payouts", """
                        {"reference": "SEPA-1", "amount": {"minor": 1, "currency": "EUR"}}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minor": 1999      | "minor": 0                  | 422 | chargeback-of-nothing
            "minor": 1999      | "minor": 2000               | 422 | chargeback-above-paid
            "minor": 1999      | "minor": -1                 | 422 | amount-negative
            "minor": 1999      | "minor": 19.99              | 422 | type-mismatch
            "minor": 1999      | "minor": "1999"             | 422 | type-mismatch
            "minor": 1999      | "minor": 1000000000000001   | 422 | amount-too-large
            "currency": "EUR"  | "currency": "JPY"           | 422 | currency-mixed
            "currency": "EUR"  | "currency": "eur"           | 422 | currency-unknown
            "reference": "cb-1"| "reference": ""             | 422 | request-invalid
            "reference": "cb-1"| "reference": "a b"          | 422 | request-invalid
            "reference": "cb-1"| "reference": "' or 1=1--"   | 422 | request-invalid
            "reference": "cb-1"| "reference": null           | 422 | request-invalid
            "reference": "cb-1"| "reference": "cb-1", "state": "WON" | 400 | property-unknown
            """)
    void a_chargeback_that_cannot_be(String good, String bad, int status, String code) {
        var order = paid();
        var head = service.head();
        var body = CHARGEBACK.replace(good, bad);
        assertThat(body).contains(bad);
        service.as(FINANCE_1).post("/orders/" + order + "/chargebacks", body).mustRefuse(status, code);
        assertThat(service.head()).isEqualTo(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "card:4111-1111-1111-1111", "de89370400440532013000"})
    void the_number_of_a_card_or_an_account_is_no_reference(String number) {
        var head = service.head();
        var reference = "{\"reference\": \"" + number + "\"}";
        var amount = "{\"reference\": \"" + number + "\", \"amount\": {\"minor\": 1, \"currency\": \"EUR\"}}";
        var order = "/orders/" + Ids.fresh("ord_");
        var payout = "/sellers/" + SELLER_1.id() + "/payouts";
        var settlement = "/refunds/" + Ids.fresh("rfd_") + "/settlement";
        service.as(FINANCE_1).post(order + "/chargebacks", amount).mustRefuse(422, "payment-data-refused");
        service.as(FINANCE_1).post(payout, amount).mustRefuse(422, "payment-data-refused");
        service.as(FINANCE_1).post(settlement, reference).mustRefuse(422, "payment-data-refused");
        assertThat(service.head()).isEqualTo(head);
    }

    @Test
    void parties_and_strangers_do_not_speak_for_banks() {
        var order = paid();
        for (var nobody : List.of(BUYER_1, BUYER_2, SELLER_1))
            service.as(nobody)
                    .post("/orders/" + order + "/chargebacks", CHARGEBACK)
                    .mustRefuse(403, "role-may-not");
        service.stranger().post("/orders/" + order + "/chargebacks", CHARGEBACK).must(401);
        service.as(FINANCE_1)
                .post("/orders/" + Ids.fresh("ord_") + "/chargebacks", CHARGEBACK)
                .must(404);
    }

    @Test
    void an_outcome_of_nothing_a_second_one_and_one_with_too_much() {
        var order = paid();
        var path = "/orders/" + order + "/chargebacks";
        service.as(FINANCE_1)
                .post(path + "/" + Ids.fresh("cbk_") + "/outcome", "{\"outcome\": \"WON\"}")
                .mustRefuse(404, "no-such-chargeback");
        var id = service.as(FEED).post(path, CHARGEBACK).must(201).text("/chargebackId");
        assertThat(service.as(FINANCE_1).post(path, CHARGEBACK).must(201).text("/chargebackId"))
                .isEqualTo(id);
        service.as(FINANCE_1).post(path + "/" + id + "/outcome", """
                        {"outcome": "LOST", "amount": {"minor": 2000, "currency": "EUR"}}""").mustRefuse(422, "chargeback-above-asked");
        service.as(FINANCE_1).post(path + "/" + id + "/outcome", """
                        {"outcome": "WON", "amount": {"minor": 1, "currency": "EUR"}}""").mustRefuse(422, "amount-not-expected");
        service.as(FEED)
                .post(path + "/" + id + "/outcome", "{\"outcome\": \"WON\"}")
                .must(200);
        service.as(FEED)
                .post(path + "/" + id + "/outcome", "{\"outcome\": \"WON\"}")
                .must(200);
        service.as(FEED)
                .post(path + "/" + id + "/outcome", "{\"outcome\": \"LOST\"}")
                .mustRefuse(409, "chargeback-decided");
    }

    @Test
    void nobody_but_finance_has_a_desk_and_a_state_is_one_of_those_there_are() {
        for (var nobody : List.of(BUYER_1, SELLER_1, FEED))
            service.as(nobody).get("/refunds").mustRefuse(403, "role-may-not");
        assertThat(service.as(FINANCE_1).get("/refunds?state=LOST").status()).isBetween(400, 422);
        service.as(FINANCE_1).get("/refunds?state=FAILED").must(200);
    }

    private static String paid() {
        return paid(SELLER_1);
    }

    private static String paid(Actor seller) {
        var order = new OrderId(Ids.fresh("ord_"));
        var price = new Money(1999, "EUR");
        for (var command : List.of(
                new EscrowCommand.OpenEscrow(
                        order,
                        BUYER_1.id(),
                        seller.id(),
                        "DE",
                        List.of(new LineAmount(new LineId("lin_1"), price)),
                        price),
                new EscrowCommand.CapturePayment(
                        order,
                        new Payment("pay_bad", "CARD"),
                        price,
                        service.clock().instant()))) perform(command);
        return order.value();
    }

    private static void perform(Object command) {
        service.bean(Commands.class).perform(command, new Origin("system:test", "test", null));
    }
}
