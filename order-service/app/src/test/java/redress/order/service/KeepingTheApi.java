package redress.order.service;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import redress.order.OrderService;
import redress.platform.testkit.ApiLint;
import redress.platform.testkit.ApiPromise;
import redress.platform.testkit.AuditedReads;
import redress.platform.testkit.ServiceTest;

class KeepingTheApi {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("order", OrderService.class);

    @Test
    void what_was_promised_to_those_who_speak_http_holds() throws IOException {
        ApiPromise.check(service, Path.of("../../docs/api/order.json"));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatever_an_auditor_looks_at_is_logged(CapturedOutput output) {
        AuditedReads.check(service, output);
    }

    @Test
    void everything_that_is_promised_is_described() {
        ApiLint.check(service);
    }
}
