package redress.tools.story;

import java.util.List;
import java.util.Map;
import redress.tools.client.Person;
import redress.tools.client.Service;

/** What a mediator can do, in the words of a story. */
final class Mediator {

    private static final Person PERSON = Person.called("mediator-1");

    private final Scene scene;

    Mediator(Scene scene) {
        this.scene = scene;
    }

    void takes(String claimId) {
        scene.does(PERSON, "takes the case", Service.MEDIATION, "/claims/" + claimId + "/assignment", Map.of());
        scene.hears("MediatorAssigned");
        scene.offers(PERSON, scene.view(PERSON, Service.MEDIATION, "/claims/" + claimId));
    }

    /** Everything back to the buyer, at the seller's expense. */
    void decidesForTheBuyer(String claimId, long amount, String reason, String text) {
        scene.does(
                PERSON,
                "decides: the buyer gets all %s back. \"%s\"".formatted(Scene.inWords(amount), text),
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict",
                Map.of(
                        "outcome",
                        "FULL_REFUND",
                        "lines",
                        List.of(Map.of("lineId", scene.line(), "amount", Scene.amount(amount))),
                        "fundedBy",
                        "SELLER",
                        "reasons",
                        List.of(reason),
                        "text",
                        text,
                        "evidence",
                        List.of()));
        scene.hears("VerdictIssued", Map.of("outcome", "FULL_REFUND", "amount", amount));
        scene.hears("ClaimClosed");
    }
}
