package redress.dispute.api;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.dispute.DisputeService;
import redress.platform.testkit.BadInput;
import redress.platform.testkit.ServiceTest;

/** What holds for every endpoint, tried at each that the service describes; one added tomorrow is tried tomorrow. */
class AskingAnyEndpointBadly {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("dispute", DisputeService.class);

    @TestFactory
    Stream<DynamicTest> is_answered_with_a_problem_and_stores_nothing() {
        return BadInput.at(service)
                .knowing("POST /orders/{orderId}/disputes", """
                        {"lines": [{"lineId": "lin_00000000000000000000000000", "quantity": 1}], "reason": "WRONG_VARIANT",
                         "kind": "REFUND_ONLY", "ask": {"percent": 100}, "arrived": true, "text": "I ordered blue, it is green.",
                         "evidence": [{"kind": "PHOTO", "mediaType": "image/jpeg", "bytes": 83214, "sha256": "%s"}]}""".formatted("ab".repeat(32)))
                .knowing("POST /disputes/{disputeId}/response", """
                        {"answer": "COUNTER", "offer": {"kind": "RETURN_AND_REFUND", "percent": 50, "returnPaidBy": "SELLER"}}""")
                .knowing("POST /disputes/{disputeId}/offers", """
                        {"kind": "REFUND_ONLY", "amount": {"minor": 500, "currency": "EUR"}}""")
                .knowing("POST /disputes/{disputeId}/offers/{offerId}/acceptance", """
                        {"version": 1}""")
                .knowing("POST /disputes/{disputeId}/withdrawal", """
                        {"understood": true}""")
                .knowing("POST /returns/{returnId}/shipment", """
                        {"carrier": "Correios", "trackingNumber": "BR123456789"}""")
                .tests();
    }
}
