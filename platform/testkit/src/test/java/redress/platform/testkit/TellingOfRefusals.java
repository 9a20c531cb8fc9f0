package redress.platform.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class TellingOfRefusals {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("kettle", KettleService.class);

    private static JsonNode api() {
        return service.stranger().get("/v3/api-docs").must(200).json();
    }

    @Test
    void what_is_described_may_be_answered() {
        ToldCodes.check(api(), "POST", "/kettles/ket_1/boiling", 409, "kettle-boiled");
        ToldCodes.check(api(), "POST", "/kettles/ket_1/boiling", 401, "not-authenticated");
        ToldCodes.check(api(), "POST", "/nowhere", 404, "whatever-it-is");
    }

    @Test
    void what_is_not_described_fails_the_test_that_met_it() {
        assertThatThrownBy(() -> ToldCodes.check(api(), "POST", "/kettles/ket_1/boiling", 409, "kettle-cold"))
                .hasMessageContaining("write `409: `kettle-cold`.` into the description of \"boilKettle\"");
        assertThatThrownBy(() -> ToldCodes.check(api(), "POST", "/kettles/ket_1/boiling", 422, "kettle-boiled"))
                .hasMessageContaining("answered 422 `kettle-boiled`");
    }
}
