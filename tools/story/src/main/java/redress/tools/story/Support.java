package redress.tools.story;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import redress.tools.client.Eventually;
import redress.tools.client.Person;
import redress.tools.client.Service;
import tools.jackson.databind.JsonNode;

/** What customer support can do, in the words of a story. */
final class Support {

    private static final Person PERSON = Person.called("support-1");

    private final Scene scene;

    Support(Scene scene) {
        this.scene = scene;
    }

    void declaresForceMajeureOf(String carrier, Instant until, String reason) {
        scene.does(
                PERSON,
                "declares force majeure for %s until %s: \"%s\"".formatted(carrier, Narrator.time(until), reason),
                Service.ORDER,
                "/force-majeure",
                Map.of("carrier", carrier, "until", until.toString(), "reason", reason));
    }

    /** Waits until the order is on the list of what came after its refund. */
    void findsTheLateDelivery() {
        var row = Eventually.eventually(
                Scene.SOON,
                "the order among the late deliveries",
                () -> lateDelivery(),
                () -> scene.view(PERSON, Service.ORDER, "/late-deliveries").toString());
        scene.notes(
                PERSON,
                "finds it among the late deliveries: %s refunded"
                        .formatted(
                                Scene.inWords(row.path("refunded").path("minor").asLong())));
    }

    private Optional<JsonNode> lateDelivery() {
        for (var row : scene.view(PERSON, Service.ORDER, "/late-deliveries").path("items"))
            if (row.path("orderId").asString().equals(scene.order())) return Optional.of(row);
        return Optional.empty();
    }
}
