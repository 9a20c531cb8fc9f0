package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import redress.tools.client.Eventually;
import redress.tools.client.Person;
import redress.tools.client.Service;
import redress.tools.client.Unexpected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What customer support can do, in the words of a story. */
final class Support {

    private static final Person PERSON = Person.called("support-1");
    private static final Person SECOND = Person.called("support-2");

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

    /**
     * Proposes the last version of the dispute's policy anew, with three days for sellers of these goods.
     *
     * @return the version's name
     */
    String proposesThreeDaysFor(String country, String category) {
        var all = scene.view(PERSON, Service.DISPUTE, "/policies");
        var last = all.path("versions")
                .valueStream()
                .filter(version -> version.path("profile").equals(all.path("profile")))
                .filter(version -> Set.of("IN_FORCE", "PUBLISHED")
                        .contains(version.path("state").asString()))
                .reduce((_, later) -> later)
                .orElseThrow();
        var document = (ObjectNode) scene.view(
                        PERSON,
                        Service.DISPUTE,
                        "/policies/" + last.path("version").asString())
                .path("document");
        var name = "%s-lanterns-%d"
                .formatted(all.path("profile").asString(), scene.now().getEpochSecond());
        var effective = latest(
                scene.now().plus(Duration.ofHours(2)),
                Instant.parse(last.path("effectiveFrom").asString()).plus(Duration.ofHours(2)));
        document.put("version", name).put("effectiveFrom", effective.toString());
        var overrides = document.withArray("overrides");
        for (int i = overrides.size() - 1; i >= 0; i--)
            if (overrides.get(i).path("category").asString("").equals(category)) overrides.remove(i);
        overrides
                .addObject()
                .put("country", country)
                .put("category", category)
                .putObject("values")
                .put("seller-responds", "P3D")
                .putArray("seller-reminded")
                .add("P1D")
                .add("P2D");
        scene.does(
                PERSON,
                "proposes %s: sellers of %s in %s answer within three days".formatted(name, category, country),
                Service.DISPUTE,
                "/policies",
                Map.of("document", document, "reason", "Lanterns are looked at in a minute"));
        return name;
    }

    void triesToApproveTheirOwn(String version) {
        scene.triesInVain(
                PERSON,
                "tries to approve it too",
                Service.DISPUTE,
                "/policies/" + version + "/approval",
                Map.of(),
                "own-proposal");
    }

    /** @return when it takes effect */
    Instant anotherApproves(String version) {
        var approved = scene.does(
                SECOND,
                "reads it and approves: it is published",
                Service.DISPUTE,
                "/policies/" + version + "/approval",
                Map.of());
        return Instant.parse(approved.text("effectiveFrom"));
    }

    /** Tells which version the dispute has pinned, and expects this value in it. */
    void showsWhatIsPinned(String name, String value) {
        var pinned = scene.view(PERSON, Service.DISPUTE, "/disputes/" + scene.dispute() + "/policy");
        var said = pinned.at("/places/0/values")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
        scene.notes(
                PERSON,
                "looks at what the dispute has pinned: %s says %s %s, for %s"
                        .formatted(
                                pinned.path("version").asString(),
                                name,
                                said.path("value").asString(),
                                said.path("from").asString()));
        if (!said.path("value").asString().equals(value))
            throw new Unexpected(name + " to be " + value, said.toString());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
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
