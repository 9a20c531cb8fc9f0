package redress.order.service;

import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.SELLER_1;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.order.OrderService;
import redress.platform.testkit.ServiceTest;
import tools.jackson.databind.JsonNode;

/** Orders of buyer-1 with seller-1, spoken of over HTTP with a whole order-service. */
abstract class OrderServiceStory {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("order", OrderService.class);

    static final String PAYMENT = """
            {"paymentReference": "pay_7f3a", "methodKind": "CARD"}""";
    static final String SHIPMENT = """
            {"carrier": "Correios", "trackingNumber": "BR123456789"}""";

    static final String CANCELLATION = """
            {"reason": "OUT_OF_STOCK"}""";

    /** @param scope {@code "country": "BR"} or {@code "carrier": "Correios"} */
    static String forceMajeure(String scope, Instant until) {
        return """
                {%s, "until": "%s", "reason": "Strike"}""".formatted(scope, until);
    }

    /** How many events were stored because of somebody or something but a timer, which may still be busy with other orders. */
    static long deeds() {
        return service.bean(JdbcClient.class)
                .sql("select count(*) from journal where metadata not like '%rule_%'")
                .query(Long.class)
                .single();
    }

    /** 19.99 for a shirt, two mugs at 7.50 and 5.00 for shipping. */
    static String order() {
        return """
                {"sellerId": "usr_seller1", "destinationCountry": "BR", "currency": "EUR", "lines": [
                   {"title": "Camisa azul", "category": "fashion", "quantity": 1,
                    "unitPrice": {"minor": 1999, "currency": "EUR"},
                    "returnRule": {"returnsOffered": true, "freeReturn": true, "days": 30}},
                   {"title": "Caneca", "category": "housewares", "quantity": 2,
                    "unitPrice": {"minor": 750, "currency": "EUR"},
                    "returnRule": {"returnsOffered": false, "freeReturn": false, "days": 0}}],
                 "shipping": {"minor": 500, "currency": "EUR"}, "preparationDays": 3, "promisedBy": "%s"}""".formatted(service.clock().instant().plus(Duration.ofDays(12)));
    }

    static String placed() {
        return service.as(BUYER_1).post("/orders", order()).must(201).text("/orderId");
    }

    static String paid() {
        var order = placed();
        service.as(BUYER_1).post("/orders/" + order + "/payment", PAYMENT).must(200);
        return order;
    }

    static String shipped() {
        var order = paid();
        service.as(SELLER_1).post("/orders/" + order + "/shipment", SHIPMENT).must(200);
        return order;
    }

    static String delivered() {
        var order = shipped();
        service.as(FEED).post("/orders/" + order + "/delivery", "{}").must(200);
        return order;
    }

    static JsonNode seen(String order) {
        return service.as(BUYER_1).get("/orders/" + order).must(200).json();
    }

    static String state(String order) {
        return seen(order).path("state").asString();
    }
}
