package redress.tools.story;

import java.util.List;
import java.util.Map;
import redress.tools.client.Person;
import redress.tools.client.Service;

/** What a mediator can do, in the words of a story. */
final class Mediator {

    private final Scene scene;
    private final Person person;

    /** @param number 1 or 2: nobody takes a second look at their own verdict */
    Mediator(Scene scene, int number) {
        this.scene = scene;
        person = Person.called("mediator-" + number);
    }

    void takes(String claimId) {
        scene.does(person, "takes the case", Service.MEDIATION, "/claims/" + claimId + "/assignment", Map.of());
        scene.hears("MediatorAssigned");
        scene.offers(person, scene.view(person, Service.MEDIATION, "/claims/" + claimId));
    }

    /** Everything back to the buyer, at the seller's expense. */
    void decidesForTheBuyer(String claimId, long amount, String reason, String text) {
        scene.does(
                person,
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

    void comesOnDuty() {
        scene.does(person, "comes on duty", Service.MEDIATION, "/mediators/duty", Map.of("onDuty", true));
    }

    void goesOffDuty() {
        scene.does(
                person,
                "goes off duty; what is begun stays",
                Service.MEDIATION,
                "/mediators/duty",
                Map.of("onDuty", false));
    }

    /** @return the id of the question */
    String asksTheSeller(String claimId, String kind, String text) {
        scene.does(
                person,
                "asks the seller: \"" + text + "\"",
                Service.MEDIATION,
                "/claims/" + claimId + "/information-requests",
                Map.of("from", "SELLER", "kinds", List.of(kind), "text", text));
        return scene.hears("InformationRequested", Map.of("from", "SELLER")).text("requestId");
    }

    /** @return the id of the proposal */
    String proposes(String claimId, long amount, String text) {
        scene.does(
                person,
                "proposes %s back to the buyer. \"%s\"".formatted(Scene.inWords(amount), text),
                Service.MEDIATION,
                "/claims/" + claimId + "/proposals",
                Map.of(
                        "kind",
                        "REFUND_ONLY",
                        "lines",
                        List.of(Map.of("lineId", scene.line(), "amount", Scene.amount(amount))),
                        "fundedBy",
                        "SELLER",
                        "text",
                        text));
        return scene.hears("ProposalMade", Map.of("amount", amount)).text("proposalId");
    }

    void triesToTakeTheAppeal(String claimId) {
        scene.triesInVain(
                person,
                "tries to take the case once more",
                Service.MEDIATION,
                "/claims/" + claimId + "/assignment",
                Map.of(),
                "another-mediator-required");
    }

    /** Nothing to the buyer after all. */
    void overturns(String claimId, String reason, String text) {
        scene.does(
                person,
                "decides: the seller is right. \"" + text + "\"",
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict",
                Map.of("outcome", "NO_REFUND", "lines", List.of(), "reasons", List.of(reason), "text", text));
        scene.hears("VerdictIssued", Map.of("outcome", "NO_REFUND", "appealResult", "OVERTURNED"));
        scene.hears("ClaimClosed", Map.of("why", "APPEAL"));
    }
}
