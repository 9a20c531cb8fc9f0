package redress.dispute.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import redress.platform.policy.PolicyDocument;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What no schema can say is noticed all the same, in the values for all and in an override. */
class WritingThePolicy {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void reminders_lie_inside_of_the_time_that_they_remind_of() {
        refused(values -> values.put("seller-responds", "P4D"), "seller-reminded");
        refused(values -> values.put("return-ship-reminder-before", "P10D"), "return-ship-reminder-before");
        refused(values -> values.put("return-inspection-reminder-before", "P3D"), "return-inspection-reminder-before");
        refused(values -> values.putArray("seller-reminded").add("P3D").add("P3D"), "seller-reminded");
    }

    @Test
    void a_dispute_is_not_escalated_while_the_seller_may_still_respond() {
        refused(values -> values.put("dispute-resolved", "P4D"), "dispute-resolved");
    }

    @Test
    void a_destination_is_a_country() {
        refused(values -> values.putArray("free-return-countries").add("XX"), "XX");
    }

    @Test
    void an_override_is_judged_with_what_it_leaves_as_it_was() {
        assertThatThrownBy(() -> with(document -> override(document, "P4D"))).hasMessageContaining("country DE");
        assertThat(with(document -> override(document, "P6D")).page().overrides())
                .hasSize(1);
    }

    @Test
    void every_reason_is_there() {
        refused(values -> ((ObjectNode) values.path("reasons")).remove("DAMAGED"), "DAMAGED");
    }

    private static void override(ObjectNode document, String sellerResponds) {
        document.withArray("overrides")
                .addObject()
                .put("country", "DE")
                .putObject("values")
                .put("seller-responds", sellerResponds);
    }

    private static void refused(Consumer<ObjectNode> change, String word) {
        assertThatThrownBy(() -> with(document -> change.accept((ObjectNode) document.path("values"))))
                .hasMessageContaining(word);
    }

    private static PolicyDocument with(Consumer<ObjectNode> change) {
        try (var file = WritingThePolicy.class.getResourceAsStream("/redress/dispute/policy/default-1.json")) {
            var document = (ObjectNode) JSON.readTree(file);
            change.accept(document);
            return DisputePolicy.FORM.accept(document);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
