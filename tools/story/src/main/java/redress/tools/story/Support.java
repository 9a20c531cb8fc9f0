package redress.tools.story;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
        declaresForceMajeure("carrier", carrier, until, reason);
    }

    void declaresForceMajeureIn(String country, Instant until, String reason) {
        declaresForceMajeure("country", country, until, reason);
    }

    private void declaresForceMajeure(String scope, String of, Instant until, String reason) {
        scene.does(
                PERSON,
                "declares force majeure for the %s %s until %s: \"%s\""
                        .formatted(scope, of, Narrator.time(until), reason),
                Service.ORDER,
                "/force-majeure",
                Map.of(scope, of, "until", until.toString(), "reason", reason));
    }

    /** For a buyer who comes too late, saying why. */
    void opensADisputeForTheBuyer(String reason, String text, String why) {
        var complaint = new LinkedHashMap<>(Buyer.complaint(scene, reason, "REFUND_ONLY", 100, true, text));
        complaint.put("supportsReason", why);
        var opened = scene.does(
                PERSON,
                "opens the dispute for the buyer: \"%s\"".formatted(why),
                Service.DISPUTE,
                "/orders/" + scene.order() + "/disputes",
                complaint);
        scene.isDisputedAs(opened.text("disputeId"));
        scene.hears("DisputeOpened", Map.of("reason", reason));
    }

    /** Proposes that sellers of these goods answer within three days there. */
    String proposesThreeDaysFor(String country, String category) {
        return proposes(
                "%s-lanterns-%d",
                "sellers of %s in %s answer within three days".formatted(category, country),
                "Lanterns are looked at in a minute",
                document -> put(document, country, category)
                        .put("seller-responds", "P3D")
                        .putArray("seller-reminded")
                        .add("P1D")
                        .add("P2D"));
    }

    /** Proposes what a seller's silence means: for some goods that the claim is filed, for others that the request is granted. */
    String proposesWhatSilenceMeans(String escalated, String granted) {
        return proposes(
                "%s-silence-%d",
                "a silent seller of %s gets a claim, one of %s has said yes".formatted(escalated, granted),
                "Silence should not be worth more than an answer",
                document -> {
                    put(document, scene.destination(), escalated).put("seller-silent", "ESCALATE");
                    put(document, scene.destination(), granted).put("seller-silent", "ACCEPT");
                });
    }

    /**
     * Proposes the last version of the dispute's policy anew, with a change.
     *
     * @return the new version's name
     */
    private String proposes(String shape, String words, String reason, Consumer<ObjectNode> change) {
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
        var name = shape.formatted(all.path("profile").asString(), scene.now().getEpochSecond());
        var effective = latest(
                scene.now().plus(Duration.ofHours(2)),
                Instant.parse(last.path("effectiveFrom").asString()).plus(Duration.ofHours(2)));
        document.put("version", name).put("effectiveFrom", effective.toString());
        change.accept(document);
        scene.does(
                PERSON,
                "proposes %s: %s".formatted(name, words),
                Service.DISPUTE,
                "/policies",
                Map.of("document", document, "reason", reason));
        return name;
    }

    /** In the place of what an earlier playing of the story said for these goods. */
    private static ObjectNode put(ObjectNode document, String country, String category) {
        var overrides = document.withArray("overrides");
        for (int i = overrides.size() - 1; i >= 0; i--)
            if (overrides.get(i).path("category").asString("").equals(category)) overrides.remove(i);
        return overrides
                .addObject()
                .put("country", country)
                .put("category", category)
                .putObject("values");
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
