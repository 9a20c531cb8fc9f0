package redress.tools.story;

import java.util.List;
import java.util.Map;
import redress.tools.client.Event;
import redress.tools.client.Person;
import redress.tools.client.Service;

/** What a seller can do, in the words of a story. */
final class Seller {

    private final Scene scene;
    private final int number;
    private final Person person;

    /** @param number 1 or 2 */
    Seller(Scene scene, int number) {
        this.scene = scene;
        this.number = number;
        person = Person.called("seller-" + number);
    }

    String subject() {
        return "usr_seller" + number;
    }

    void ships() {
        shipsWith("DHL");
    }

    void shipsWith(String carrier) {
        scene.does(
                person,
                "hands the parcel to " + carrier,
                Service.ORDER,
                "/orders/" + scene.order() + "/shipment",
                parcel(carrier));
        scene.hears("OrderShipped");
    }

    void triesToShip(String code) {
        scene.triesInVain(
                person,
                "tries to ship all the same",
                Service.ORDER,
                "/orders/" + scene.order() + "/shipment",
                parcel("DHL"),
                code);
    }

    private Map<String, String> parcel(String carrier) {
        return Map.of(
                "carrier", carrier, "trackingNumber", "OUT-" + scene.order().substring(4, 14));
    }

    void approvesTheCancellation() {
        scene.does(
                person,
                "has not packed it yet and approves",
                Service.ORDER,
                "/orders/" + scene.order() + "/cancellation-request/approval",
                Map.of());
        scene.hears("OrderCancelled", Map.of("by", "BUYER"));
    }

    void refusesToCancel() {
        scene.does(
                person,
                "has packed it already and refuses",
                Service.ORDER,
                "/orders/" + scene.order() + "/cancellation-request/refusal",
                Map.of());
        scene.hears("CancellationRefused");
    }

    /** @param reason as OUT_OF_STOCK */
    void cancels(String reason) {
        scene.does(
                person,
                "cannot send it and cancels: " + reason,
                Service.ORDER,
                "/orders/" + scene.order() + "/cancellation",
                Map.of("reason", reason));
        scene.hears("OrderCancelled", Map.of("by", "SELLER"));
    }

    void looksAtTheOrder(String... mayNow) {
        scene.offers(person, scene.orderSeenBy(person), mayNow);
    }

    void acceptsTheRequest() {
        var seen = scene.view(person, Service.DISPUTE, "/disputes/" + scene.dispute());
        scene.does(
                person,
                "accepts what the buyer asks",
                Service.DISPUTE,
                response(),
                Map.of(
                        "answer",
                        "ACCEPT",
                        "requestVersion",
                        seen.path("requestVersion").asInt()));
        scene.hears("SellerResponded", Map.of("answer", "ACCEPTED"));
    }

    void triesToAcceptTheRequest(String code) {
        scene.triesInVain(
                person,
                "wants to accept",
                Service.DISPUTE,
                response(),
                Map.of("answer", "ACCEPT", "requestVersion", 1),
                code);
    }

    void rejects(String why) {
        scene.does(
                person,
                "says no. \"%s\"".formatted(why),
                Service.DISPUTE,
                response(),
                Map.of("answer", "REJECT", "reason", why));
        scene.hears("SellerResponded", Map.of("answer", "REJECTED"));
    }

    void writes(String language, String text) {
        scene.does(
                person,
                "writes to the buyer. \"%s\"".formatted(text),
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/messages",
                Map.of("language", language, "text", text));
        scene.hears("MessageSent", Map.of("by", "SELLER", "language", language));
    }

    /** Answers the request with an offer of money, no return. */
    Event counters(int percent) {
        scene.does(
                person,
                "offers %d %% instead".formatted(percent),
                Service.DISPUTE,
                response(),
                Map.of("answer", "COUNTER", "offer", Map.of("kind", "REFUND_ONLY", "percent", percent)));
        scene.hears("SellerResponded", Map.of("answer", "COUNTERED"));
        return scene.hears("OfferMade", Map.of("by", "SELLER"));
    }

    /** Replaces the offer before. */
    Event offers(int percent) {
        scene.does(
                person,
                "thinks better of it and offers %d %%".formatted(percent),
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/offers",
                Map.of("kind", "REFUND_ONLY", "percent", percent));
        return scene.hears("OfferMade", Map.of("by", "SELLER"));
    }

    void getsTheGoodsBack(String returnId) {
        scene.does(
                person,
                "unpacks the parcel, finds everything in order and confirms it",
                Service.DISPUTE,
                "/returns/" + returnId + "/receipt",
                Map.of());
        scene.hears("ReturnAccepted", Map.of("by", "SELLER"));
    }

    /** Of so many units one is broken. */
    void findsOneBroken(String returnId, int units) {
        scene.does(
                person,
                "unpacks the parcel: %d are fine, one came back broken".formatted(units - 1),
                Service.DISPUTE,
                "/returns/" + returnId + "/inspection",
                Map.of(
                        "findings",
                        List.of(finding(units - 1, "RECEIVED"), finding(1, "DAMAGED")),
                        "text",
                        "One has a crack that it did not have when I sent it."));
    }

    private Map<String, Object> finding(int units, String finding) {
        return Map.of("lineId", scene.line(), "quantity", units, "finding", finding);
    }

    void givesMoreTime(String returnId, int days) {
        scene.does(
                person,
                "agrees to %d days more".formatted(days),
                Service.DISPUTE,
                "/returns/" + returnId + "/extension",
                Map.of("days", days));
        scene.hears("ReturnExtended", Map.of("by", "SELLER"));
    }

    void looksAtTheReturn(String returnId, String... mayNow) {
        scene.offers(person, scene.view(person, Service.DISPUTE, "/returns/" + returnId), mayNow);
    }

    void looksAtTheDispute(String... mayNow) {
        scene.mayNow(person, mayNow);
    }

    void answers(String claimId, String requestId, String text) {
        scene.does(
                person,
                "answers: \"" + text + "\"",
                Service.MEDIATION,
                "/claims/" + claimId + "/information-requests/" + requestId + "/answer",
                Map.of("text", text));
        scene.hears("InformationProvided", Map.of("by", "SELLER"));
    }

    void declinesTheProposal(String claimId, String proposalId) {
        scene.does(
                person,
                "declines what the mediator proposes",
                Service.MEDIATION,
                "/claims/" + claimId + "/proposals/" + proposalId + "/answer",
                Map.of("answer", "DECLINE"));
        scene.hears("ProposalDeclined", Map.of("by", "SELLER"));
    }

    void acceptsTheProposal(String claimId, String proposalId) {
        scene.does(
                person,
                "accepts what the mediator proposes",
                Service.MEDIATION,
                "/claims/" + claimId + "/proposals/" + proposalId + "/answer",
                Map.of("answer", "ACCEPT"));
    }

    void appeals(String claimId, String text) {
        scene.does(
                person,
                "appeals: \"" + text + "\"",
                Service.MEDIATION,
                "/claims/" + claimId + "/appeal",
                Map.of("text", text));
        scene.hears("AppealFiled", Map.of("by", "SELLER"));
    }

    private String response() {
        return "/disputes/" + scene.dispute() + "/response";
    }
}
