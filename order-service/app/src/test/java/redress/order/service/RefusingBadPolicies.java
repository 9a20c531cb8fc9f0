package redress.order.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.order.OrderService;
import redress.platform.testkit.BadInput;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;

/** A document in which any one value is not what it must be is no policy, whoever proposes it. */
class RefusingBadPolicies {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("order", OrderService.class);

    @TestFactory
    Stream<DynamicTest> of_a_proposal() throws IOException {
        try (var file = RefusingBadPolicies.class.getResourceAsStream("/redress/order/policy/default-1.json")) {
            var document = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("default-1", "default-2")
                    .replace(
                            "1970-01-01T00:00:00Z",
                            service.clock().instant().plus(Duration.ofDays(3)).toString())
                    .replace("[]", "[{\"country\": \"DE\", \"category\": \"toys\", \"values\": {\"most-lines\": 7}}]");
            return BadInput.at(service)
                    .as(People.SUPPORT_1)
                    .only("POST /policies", "POST /policies/{version}/approval", "POST /policies/{version}/refusal")
                    .knowing("POST /policies", "{\"document\": " + document + ", \"reason\": \"More lines\"}")
                    .knowing("POST /policies/{version}/refusal", "{\"reason\": \"Too many\"}")
                    .tests();
        }
    }
}
