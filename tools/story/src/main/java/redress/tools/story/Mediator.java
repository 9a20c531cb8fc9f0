package redress.tools.story;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import redress.tools.client.Event;
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
        decides(
                "the buyer gets all %s back".formatted(Scene.inWords(amount)),
                "FULL_REFUND",
                claimId,
                amount,
                reason,
                text);
        scene.hears("VerdictIssued", Map.of("outcome", "FULL_REFUND", "amount", amount));
        scene.hears("ClaimClosed");
    }

    /** A part of it back to the buyer, who keeps the goods. */
    void givesAPart(String claimId, long amount, String reason, String text) {
        decides(
                "the buyer gets %s of it".formatted(Scene.inWords(amount)),
                "PARTIAL_REFUND",
                claimId,
                amount,
                reason,
                text);
        scene.hears("VerdictIssued", Map.of("outcome", "PARTIAL_REFUND", "amount", amount));
        scene.hears("ClaimClosed");
    }

    /** Nothing to the buyer. */
    void decidesForTheSeller(String claimId, String reason, String text) {
        decides("the seller is right", "NO_REFUND", claimId, 0, reason, text);
        scene.hears("VerdictIssued", Map.of("outcome", "NO_REFUND"));
        scene.hears("ClaimClosed", Map.of("why", "VERDICT"));
    }

    /** More than one mediator may give: it waits for another one, and nobody hears of it. */
    void proposesAReturn(String claimId, long amount, String reason, String text) {
        decides(
                "the goods go back, and then %s".formatted(Scene.inWords(amount)),
                "RETURN_AND_REFUND",
                claimId,
                amount,
                reason,
                text);
    }

    void triesToConfirm(String claimId) {
        scene.triesInVain(
                person,
                "wants to confirm it too",
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict/confirmation",
                Map.of(),
                "second-mediator-required");
    }

    void confirms(String claimId, String outcome) {
        scene.does(
                person,
                "reads the file and confirms the verdict",
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict/confirmation",
                Map.of());
        scene.hears("VerdictIssued", Map.of("outcome", outcome));
        scene.hears("ClaimClosed", Map.of("why", "VERDICT"));
    }

    private void decides(String words, String outcome, String claimId, long amount, String reason, String text) {
        var verdict = new LinkedHashMap<String, Object>();
        verdict.put("outcome", outcome);
        if (amount > 0) {
            verdict.put("lines", List.of(Map.of("lineId", scene.line(), "amount", Scene.amount(amount))));
            verdict.put("fundedBy", "SELLER");
        }
        if (outcome.equals("RETURN_AND_REFUND")) verdict.put("returnPaidBy", "SELLER");
        verdict.put("reasons", List.of(reason));
        verdict.put("text", text);
        scene.does(
                person,
                "decides: %s. \"%s\"".formatted(words, text),
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict",
                verdict);
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
        return asks("SELLER", claimId, kind, text).text("requestId");
    }

    /** @return until when the buyer may answer */
    Instant asksTheBuyer(String claimId, String kind, String text) {
        return Instant.parse(asks("BUYER", claimId, kind, text).text("due"));
    }

    private Event asks(String party, String claimId, String kind, String text) {
        scene.does(
                person,
                "asks the %s: \"%s\"".formatted(party.toLowerCase(Locale.ROOT), text),
                Service.MEDIATION,
                "/claims/" + claimId + "/information-requests",
                Map.of("from", party, "kinds", List.of(kind), "text", text));
        return scene.hears("InformationRequested", Map.of("from", party));
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
        decides("the seller is right", "NO_REFUND", claimId, 0, reason, text);
        isFinal("NO_REFUND", "OVERTURNED");
    }

    /** Something for the buyer, who had got nothing. */
    void overturnsForTheBuyer(String claimId, long amount, String reason, String text) {
        decides("the buyer gets %s".formatted(Scene.inWords(amount)), "PARTIAL_REFUND", claimId, amount, reason, text);
        isFinal("PARTIAL_REFUND", "OVERTURNED");
    }

    private void isFinal(String outcome, String result) {
        scene.hears("VerdictIssued", Map.of("outcome", outcome, "appealResult", result));
        scene.hears("ClaimClosed", Map.of("why", "APPEAL"));
    }
}
