package redress.platform.testkit;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusingBadInputEverywhere {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    @TestFactory
    Stream<DynamicTest> every_endpoint_refuses_bad_input() {
        return BadInput.at(service).knowing("POST /kettles", "{\"cups\":3}").tests();
    }
}
