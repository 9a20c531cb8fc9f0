package redress.order.api;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.order.OrderService;
import redress.platform.testkit.BadInput;
import redress.platform.testkit.ServiceTest;

/** What holds for every endpoint, tried at each that the service describes; one added tomorrow is tried tomorrow. */
class AskingAnyEndpointBadly {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("order", OrderService.class);

    @TestFactory
    Stream<DynamicTest> is_answered_with_a_problem_and_stores_nothing() {
        return BadInput.at(service)
                .knowing("POST /orders", """
                        {"cartId": "crt_01", "sellerId": "usr_seller1", "destinationCountry": "BR", "currency": "EUR",
                         "lines": [{"title": "Blue shirt", "category": "fashion", "quantity": 1, "unitPrice": {"minor": 1999, "currency": "EUR"},
                                    "returnRule": {"returnsOffered": true, "freeReturn": true, "days": 30}}],
                         "shipping": {"minor": 0, "currency": "EUR"}, "preparationDays": 3, "promisedBy": "2030-01-01T00:00:00Z"}""")
                .knowing("POST /orders/{orderId}/payment", """
                        {"paymentReference": "pay_1", "methodKind": "CARD"}""")
                .knowing("POST /orders/{orderId}/shipment", """
                        {"carrier": "Correios", "trackingNumber": "BR123456789"}""")
                .tests();
    }
}
