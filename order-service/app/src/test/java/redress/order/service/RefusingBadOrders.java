package redress.order.service;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.testkit.BadInput;

/** Rows of the catalogue of bad inputs that are about orders; what is about HTTP as such is the testkit's. */
class RefusingBadOrders extends OrderServiceStory {

    @TestFactory
    Stream<DynamicTest> every_endpoint_refuses_bad_input() {
        return everyEndpoint().tests();
    }

    @Test
    void whoever_is_no_party_of_a_case_gets_nowhere_with_it() {
        var declared = service.as(SUPPORT_1)
                .post(
                        "/force-majeure",
                        forceMajeure(
                                "\"carrier\": \"Nobody\"",
                                service.clock().instant().plus(Duration.ofDays(1))))
                .must(201)
                .text("/declarationId");
        var ids = Map.of("{orderId}", paid(), "{declarationId}", declared, "{version}", "default-1");
        everyEndpoint().refusesStrangers(ids, """
                GET /force-majeure: support finance auditor
                GET /force-majeure/{declarationId}: support finance auditor
                GET /late-deliveries: support finance auditor
                GET /messages/parked: support auditor
                GET /orders: support finance auditor
                GET /orders/{orderId}: support finance auditor system
                GET /orders/{orderId}/explanation: support finance auditor system
                GET /orders/{orderId}/policy: support finance auditor system
                GET /policies: mediator support finance auditor
                GET /policies/{version}: mediator support finance auditor
                GET /policy-schema: mediator support finance auditor
                GET /search: support finance auditor
                POST /force-majeure: support
                POST /orders/{orderId}/cancellation: support
                POST /orders/{orderId}/delivery: system
                POST /policies: support
                """, Set.of());
    }

    private static BadInput everyEndpoint() {
        return BadInput.at(service)
                .knowing("POST /orders", order())
                .knowing("POST /orders/{orderId}/payment", PAYMENT)
                .knowing("POST /orders/{orderId}/shipment", SHIPMENT)
                .knowing("POST /orders/{orderId}/cancellation", CANCELLATION)
                .knowing("POST /force-majeure", forceMajeureWhereNobodyLives());
    }

    @TestFactory
    Stream<DynamicTest> so_do_those_for_support_alone() {
        return BadInput.at(service)
                .as(SUPPORT_1)
                .knowing("POST /force-majeure", forceMajeure())
                .tests()
                .filter(test -> test.getDisplayName().contains("force-majeure")
                        || test.getDisplayName().contains("late-deliveries"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "country": "BR"     | "country": "br"                      | 422 | country-unknown
            "country": "BR"     | "carrier": " "                       | 422 | text-empty
            "country": "BR"     | "country": "BR", "carrier": "DHL"    | 422 | scope-unclear
            "country": "BR",    |                                      | 422 | scope-unclear
            "reason": "Strike"  | "reason": ""                         | 422 | text-empty
            "reason": "Strike"  | "reason": "Strike", "days": 3        | 400 | property-unknown
            """)
    void a_force_majeure_that_cannot_be(String good, @Nullable String bad, int status, String code) {
        var body = forceMajeure().replace(good, bad == null ? "" : bad);
        service.as(SUPPORT_1).post("/force-majeure", body).mustRefuse(status, code);
    }

    @Test
    void a_force_majeure_for_no_time_or_by_somebody_else() {
        var now = service.clock().instant();
        for (var end : new Instant[] {now, Instant.EPOCH})
            service.as(SUPPORT_1)
                    .post("/force-majeure", forceMajeure("\"country\": \"BR\"", end))
                    .mustRefuse(422, "end-in-the-past");
        service.as(SUPPORT_1)
                .post("/force-majeure", forceMajeure("\"country\": \"BR\"", now.plus(Duration.ofDays(400))))
                .mustRefuse(422, "end-too-far");
        service.as(BUYER_1).post("/force-majeure", forceMajeure()).mustRefuse(403, "role-may-not");
        service.as(SELLER_1).get("/force-majeure").mustRefuse(403, "role-may-not");
        service.as(BUYER_1).get("/late-deliveries").mustRefuse(403, "role-may-not");
    }

    /** Support may declare it, and no other test's orders are to be covered by that. */
    private static String forceMajeureWhereNobodyLives() {
        return forceMajeure().replace("\"BR\"", "\"AQ\"");
    }

    private static String forceMajeure() {
        return forceMajeure("\"country\": \"BR\"", service.clock().instant().plus(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "minor": 1999                | "minor": 0                     | 422 | price-zero
            "minor": 1999                | "minor": -1                    | 422 | amount-negative
            "minor": 1999                | "minor": 10.5                  | 422 | type-mismatch
            "minor": 1999                | "minor": "1999"                | 422 | type-mismatch
            "minor": 1999                | "minor": 9223372036854775807   | 422 | amount-too-large
            "minor": 1999                | "minor": 9223372036854775808   | 4xx |
            "minor": 1999                | "minor": 1e999999999           | 4xx |
            "currency": "EUR", "lines"   | "currency": "eur", "lines"     | 422 | currency-unknown
            "currency": "EUR", "lines"   | "currency": "XXX", "lines"     | 422 | currency-unknown
            "currency": "EUR", "lines"   | "currency": "DEM", "lines"     | 422 | currency-unknown
            "currency": "EUR", "lines"   | "currency": "EUR ", "lines"    | 422 | currency-unknown
            "currency": "EUR", "lines"   | "currency": "BRL", "lines"     | 422 | currency-mixed
            "quantity": 1                | "quantity": 0                  | 422 | quantity-out-of-range
            "quantity": 1                | "quantity": -1                 | 422 | quantity-out-of-range
            "quantity": 1                | "quantity": 2147483648         | 4xx |
            "quantity": 1                | "quantity": null               | 422 | request-invalid
            "destinationCountry": "BR"   | "destinationCountry": "ZZ"     | 422 | country-unknown
            "destinationCountry": "BR"   | "destinationCountry": "br"     | 422 | country-unknown
            "usr_seller1"                | "usr_buyer1"                   | 422 | own-goods
            "usr_seller1"                | "seller one"                   | 422 | person-id-malformed
            "usr_seller1"                | "' or 1=1--"                   | 422 | person-id-malformed
            "preparationDays": 3         | "preparationDays": 0           | 422 | preparation-out-of-range
            "preparationDays": 3         | "preparationDays": 3, "state": "PAID"    | 400 | property-unknown
            "preparationDays": 3         | "preparationDays": 3, "buyerId": "usr_x" | 400 | property-unknown
            "preparationDays": 3         | "preparationDays": 3, "cartId": "cart"   | 422 | cart-id-malformed
            "preparationDays": 3         | "preparationDays": 3, "preparationDays": 4 | 400 |
            "days": 30                   | "days": -1                     | 422 | return-days-out-of-range
            "title": "Camisa azul"       | "title": "   "                 | 422 | text-empty
            "title": "Camisa azul"       | "title": "a\\u0000b"           | 422 | text-unreadable
            "title": "Camisa azul"       | "title": "\\ud800"             | 4xx |
            "category": "fashion"        | "category": ""                 | 422 |
            """)
    void an_order_that_cannot_be(String good, String bad, String status, String code) {
        var body = order().replace(good, bad);
        assertThat(body).contains(bad);
        refused("/orders", body, status, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2016-12-31T23:59:60Z",
                "+10000-01-01T00:00:00Z",
                "2026-11-22T10:00:00",
                "9998-01-01T00:00:00Z",
                "tomorrow",
                ""
            })
    void a_promise_for_no_time(String promisedBy) {
        refused(
                "/orders",
                order().replaceAll("\"promisedBy\": \"[^\"]*\"", "\"promisedBy\": \"" + promisedBy + "\""),
                "422",
                null);
    }

    @Test
    void more_than_a_hundred_lines() {
        var line = """
                {"title": "x", "category": "y", "quantity": 1, "unitPrice": {"minor": 1, "currency": "EUR"},
                 "returnRule": {"returnsOffered": true, "freeReturn": true, "days": 1}}""";
        var start = order().indexOf('[');
        var end = order().lastIndexOf(']');
        var body = order();
        refused(
                "/orders",
                body.substring(0, start + 1) + String.join(",", Collections.nCopies(101, line)) + body.substring(end),
                "422",
                "lines-out-of-range");
        refused("/orders", body.substring(0, start + 1) + body.substring(end), "422", "lines-out-of-range");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"paymentReference": "4111111111111111", "methodKind": "CARD"}                | 422 | payment-data-refused
            {"paymentReference": "", "methodKind": "CARD"}                                | 422 |
            {"paymentReference": "pay 1", "methodKind": "CARD"}                           | 422 | payment-reference-malformed
            {"paymentReference": "pay_1", "methodKind": "card"}                           | 422 | value-unknown
            {"paymentReference": "pay_1", "methodKind": "CARD "}                          | 422 | value-unknown
            {"paymentReference": "pay_1", "methodKind": 0}                                | 422 |
            {"paymentReference": "pay_1"}                                                 | 422 | request-invalid
            {"methodKind": "CARD"}                                                        | 422 | request-invalid
            {"paymentReference": "p", "methodKind": "CARD", "amount": {"minor": 1, "currency": "EUR"}}    | 422 | amount-differs
            {"paymentReference": "p", "methodKind": "CARD", "amount": {"minor": 3999, "currency": "BRL"}} | 422 | currency-mixed
            {"paymentReference": "p", "methodKind": "CARD", "cardNumber": "4111111111111111"}             | 400 | property-unknown
            {"paymentReference": "p", "@class": "x", "methodKind": "CARD"}                | 400 | property-unknown
            {                                                                             | 400 |
            {}{}                                                                          | 4xx |
            []                                                                            | 4xx |
            null                                                                          | 4xx |
            """)
    void a_payment_that_cannot_be(String body, String status, String code) {
        refused("/orders/" + placed() + "/payment", body, status, code);
    }

    @Test
    void an_empty_body() {
        refused("/orders", "", "400", null);
        refused("/orders/" + placed() + "/payment", "", "400", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ord_00000000000000000000000000",
                "ord_x",
                "1",
                "ORD_00000000000000000000000000",
                "dsp_00000000000000000000000000",
                "ord_0000000000000000000000000u"
            })
    void an_id_of_nothing(String id) {
        service.as(BUYER_1).get("/orders/" + id).mustRefuse(404, "no-such-id");
        service.as(BUYER_1).post("/orders/" + id + "/receipt", "{}").mustRefuse(404, "no-such-id");
    }

    @Test
    void a_step_that_is_skipped_or_taken_twice() {
        var order = placed();
        var before = deeds();
        service.as(SELLER_1).post("/orders/" + order + "/shipment", SHIPMENT).mustRefuse(409, "not-paid");
        service.as(FEED).post("/orders/" + order + "/delivery", "{}").mustRefuse(409, "not-shipped");
        service.as(BUYER_1).post("/orders/" + order + "/receipt", "{}").mustRefuse(409, "not-shipped");
        assertThat(deeds()).isEqualTo(before);
        service.as(BUYER_1)
                .post("/orders/" + order + "/cancellation-request", "{}")
                .mustRefuse(409, "not-paid");
        service.as(SELLER_1)
                .post("/orders/" + order + "/cancellation-request/approval", "{}")
                .mustRefuse(409, "cancellation-not-requested");
        var received = delivered();
        service.as(BUYER_1).post("/orders/" + received + "/receipt", "{}").must(200);
        service.as(SELLER_1)
                .post("/orders/" + received + "/cancellation", CANCELLATION)
                .mustRefuse(409, "already-shipped");
        before = deeds();
        service.as(BUYER_1).post("/orders/" + received + "/payment", PAYMENT).mustRefuse(409, "already-paid");
        service.as(SELLER_1).post("/orders/" + received + "/shipment", SHIPMENT).mustRefuse(409, "already-shipped");
        service.as(FEED).post("/orders/" + received + "/delivery", "{}").mustRefuse(409, "already-delivered");
        service.as(BUYER_1).post("/orders/" + received + "/receipt", "{}").mustRefuse(409, "already-received");
        assertThat(deeds()).isEqualTo(before);
    }

    @Test
    void a_parcel_without_a_name() {
        var order = paid();
        var before = deeds();
        service.as(SELLER_1)
                .post("/orders/" + order + "/shipment", "{\"carrier\": \" \", \"trackingNumber\": \"1\"}")
                .mustRefuse(422, "text-empty");
        service.as(SELLER_1)
                .post("/orders/" + order + "/shipment", "{\"carrier\": \"x\", \"trackingNumber\": \"<script>\"}")
                .mustRefuse(422, "tracking-number-malformed");
        service.as(FEED)
                .post("/orders/" + shipped() + "/delivery", "{\"deliveredAt\": \"1970-01-01T00:00:00Z\"}")
                .mustRefuse(400, "property-unknown");
        assertThat(deeds()).isGreaterThanOrEqualTo(before);
    }

    private static void refused(String path, String body, String status, @Nullable String code) {
        var before = deeds();
        var answer = service.as(BUYER_1).post(path, body);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        if (!status.equals("4xx")) answer.must(Integer.parseInt(status));
        if (code != null) assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(deeds()).isEqualTo(before);
    }
}
