package redress.mediation.api;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.mediation.MediationService;
import redress.platform.testkit.BadInput;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;

/** What holds for every endpoint, tried at each that the service describes; one added tomorrow is tried tomorrow. */
class AskingAnyEndpointBadly {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("mediation", MediationService.class);

    @TestFactory
    Stream<DynamicTest> is_answered_with_a_problem_and_stores_nothing() {
        return BadInput.at(service)
                .as(People.MEDIATOR_1)
                .knowing("POST /claims/{claimId}/verdict", """
                        {"outcome": "PARTIAL_REFUND", "lines": [{"lineId": "lin_00000000000000000000000000", "amount": {"minor": 500, "currency": "EUR"}}],
                         "fundedBy": "SELLER", "reasons": ["evidence-supports-buyer"], "text": "The photo shows it.", "evidence": []}""")
                .tests();
    }
}
