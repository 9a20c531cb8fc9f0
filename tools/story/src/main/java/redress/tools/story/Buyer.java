package redress.tools.story;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redress.tools.client.Event;
import redress.tools.client.Person;
import redress.tools.client.Service;

/** What a buyer can do, in the words of a story. */
final class Buyer {

    static final Person PERSON = Person.called("buyer-1");

    private final Scene scene;

    Buyer(Scene scene) {
        this.scene = scene;
    }

    /** One thing from one seller and its shipping, at these prices in cents. */
    void orders(String title, String category, long price, long shipping) {
        orders(title, category, 1, price, shipping);
    }

    /** So many of a thing, at this price each. */
    void orders(String title, String category, int quantity, long price, long shipping) {
        orders(scene.seller(), "", title, category, quantity, price, shipping);
    }

    /** One thing from this seller, who sends it for nothing. */
    void ordersFrom(Seller seller, String title, String category, long price) {
        orders(seller, "", title, category, 1, price, 0);
    }

    /** One thing out of a cart with things of several sellers: an order of its own, which names the cart. */
    void ordersInACart(String cart, Seller seller, String title, String category, long price, long shipping) {
        orders(seller, cart, title, category, 1, price, shipping);
    }

    private void orders(
            Seller seller, String cart, String title, String category, int quantity, long price, long shipping) {
        var order = new LinkedHashMap<String, Object>();
        if (!cart.isEmpty()) order.put("cartId", cart);
        order.put("sellerId", seller.subject());
        order.put("destinationCountry", scene.destination());
        order.put("currency", scene.currency());
        order.put("lines", List.of(line(title, category, quantity, price)));
        order.put("shipping", scene.money(shipping));
        order.put("preparationDays", 5);
        order.put("promisedBy", scene.now().plus(Duration.ofDays(20)).toString());
        var placed = scene.does(
                PERSON,
                "orders %s\"%s\" for %s and %s shipping"
                        .formatted(
                                quantity == 1 ? "" : quantity + " × ",
                                title,
                                scene.said(price * quantity),
                                scene.said(shipping)),
                Service.ORDER,
                "/orders",
                order);
        scene.isAbout(
                placed.text("orderId"), placed.body().path("lineIds").path(0).asString());
        scene.hears("OrderPlaced", Map.of("sellerId", seller.subject(), "total", price * quantity + shipping));
    }

    private Map<String, Object> line(String title, String category, int quantity, long price) {
        return Map.of(
                "title",
                title,
                "category",
                category,
                "quantity",
                quantity,
                "unitPrice",
                scene.money(price),
                "returnRule",
                Map.of("returnsOffered", true, "freeReturn", true, "days", 15));
    }

    void pays() {
        scene.does(
                PERSON,
                "pays by card; the platform holds the money until the order is final",
                Service.ORDER,
                "/orders/" + scene.order() + "/payment",
                Map.of("paymentReference", paymentReference(scene), "methodKind", "CARD"));
        scene.hears("OrderPaid");
        scene.hears("MoneyHeld");
    }

    void asksToCancel() {
        scene.does(
                PERSON,
                "thinks better of it and asks the seller to cancel",
                Service.ORDER,
                "/orders/" + scene.order() + "/cancellation-request",
                Map.of());
        scene.hears("CancellationRequested");
    }

    void looksAtTheOrder(String... mayNow) {
        scene.offers(PERSON, scene.orderSeenBy(PERSON), mayNow);
    }

    static String paymentReference(Scene scene) {
        return "pay_" + scene.order().substring(4);
    }

    /** @param kind REFUND_ONLY or RETURN_AND_REFUND */
    Event opensADispute(String reason, String kind, int percent, boolean arrived, String text) {
        return opensADispute(1, reason, kind, percent, arrived, text);
    }

    Event opensADispute(int quantity, String reason, String kind, int percent, boolean arrived, String text) {
        return opensADisputeAbout(scene.line(), quantity, reason, kind, percent, arrived, text);
    }

    /** About one line of the order; {@code shipping} is one. */
    Event opensADisputeAbout(
            String line, int quantity, String reason, String kind, int percent, boolean arrived, String text) {
        var opened = scene.does(
                PERSON,
                "opens a dispute%s: %s, asks for %d %% back%s. \"%s\""
                        .formatted(
                                line.equals("shipping") ? " about the shipping" : "",
                                reason,
                                percent,
                                kind.equals("RETURN_AND_REFUND") ? " and will send the goods back" : "",
                                text),
                Service.DISPUTE,
                "/orders/" + scene.order() + "/disputes",
                complaint(line, quantity, reason, kind, percent, arrived, text));
        scene.isDisputedAs(opened.text("disputeId"));
        return scene.hears("DisputeOpened", Map.of("reason", reason, "kind", kind));
    }

    void triesToOpenAnotherAboutTheSame(String code) {
        scene.triesInVain(
                PERSON,
                "tries to open a second dispute about the same thing",
                Service.DISPUTE,
                "/orders/" + scene.order() + "/disputes",
                complaint(scene.line(), 1, "DEFECTIVE", "REFUND_ONLY", 100, true, "And it is defective."),
                code);
    }

    void triesToOpenADispute(String reason, String text, String code) {
        scene.triesInVain(
                PERSON,
                "wants to open a dispute: " + reason,
                Service.DISPUTE,
                "/orders/" + scene.order() + "/disputes",
                complaint(scene.line(), 1, reason, "REFUND_ONLY", 100, true, text),
                code);
    }

    /** Asks whether it pays to send the goods back. */
    void asksWhetherToReturn(long price, long wayBack, int percent) {
        var advice = scene.does(
                        PERSON,
                        "asks what is left of %s: sending back for %s, or keeping it for %d %%?"
                                .formatted(scene.said(price), scene.said(wayBack), percent),
                        Service.DISPUTE,
                        "/advice/return-or-keep",
                        Map.of("price", scene.money(price), "returnShipping", scene.money(wayBack), "percent", percent))
                .body();
        scene.notes(PERSON, "reads: " + advice.path("sentence").asString());
    }

    /** Shows something more than at the opening. */
    void shows(String kind, String what) {
        scene.does(
                PERSON,
                "shows " + what,
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/evidence",
                photo(kind, what));
        scene.hears("EvidenceAdded", Map.of("by", "BUYER"));
    }

    private static Map<String, Object> photo(String kind, String what) {
        return Map.of("kind", kind, "mediaType", "image/jpeg", "bytes", 184_320, "sha256", sha256(what));
    }

    static Map<String, Object> complaint(
            Scene scene, String reason, String kind, int percent, boolean arrived, String text) {
        return new Buyer(scene).complaint(scene.line(), 1, reason, kind, percent, arrived, text);
    }

    private Map<String, Object> complaint(
            String line, int quantity, String reason, String kind, int percent, boolean arrived, String text) {
        var evidence = arrived ? List.of(photo("PHOTO", "a photo for " + scene.order())) : List.of();
        return Map.of(
                "lines",
                List.of(Map.of("lineId", line, "quantity", quantity)),
                "reason",
                reason,
                "kind",
                kind,
                "ask",
                Map.of("percent", percent),
                "arrived",
                arrived,
                "text",
                text,
                "evidence",
                evidence);
    }

    /** Asks for something else before case management has it. */
    Event amends(String kind, int percent, String text) {
        scene.does(
                PERSON,
                "asks for %d %% now. \"%s\"".formatted(percent, text),
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/amendment",
                Map.of("kind", kind, "ask", Map.of("percent", percent), "text", text));
        return scene.hears("RequestAmended");
    }

    void writes(String language, String text) {
        scene.does(
                PERSON,
                "writes to the seller. \"%s\"".formatted(text),
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/messages",
                Map.of("language", language, "text", text));
        scene.hears("MessageSent", Map.of("by", "BUYER", "language", language));
    }

    /** Takes the withdrawn dispute up again, as soon as its lines are free. */
    Event reopens() {
        scene.mayEventually(PERSON, "reopen-dispute");
        scene.does(
                PERSON,
                "takes the dispute up again",
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/reopening",
                Map.of());
        var reopened = scene.hears("DisputeReopened");
        scene.mayEventually(PERSON, "withdraw");
        return reopened;
    }

    void accepts(Event offer) {
        scene.does(
                PERSON,
                "accepts version %s of the offer"
                        .formatted(offer.data().path("version").asString()),
                Service.DISPUTE,
                acceptanceOf(offer),
                Map.of("version", offer.data().path("version").asInt()));
    }

    void triesToAccept(Event replaced) {
        scene.triesInVain(
                PERSON,
                "tries to accept the offer that was replaced meanwhile",
                Service.DISPUTE,
                acceptanceOf(replaced),
                Map.of("version", replaced.data().path("version").asInt()),
                "offer-replaced");
    }

    private String acceptanceOf(Event offer) {
        return "/disputes/" + scene.dispute() + "/offers/" + offer.text("offerId") + "/acceptance";
    }

    void triesToWithdrawWithoutKnowingWhatItMeans(String code) {
        scene.triesInVain(
                PERSON,
                "tries to withdraw without saying that it is understood what that means",
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/withdrawal",
                Map.of("understood", false),
                code);
    }

    void withdraws() {
        scene.does(
                PERSON,
                "withdraws the dispute, knowing that the seller is paid then",
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/withdrawal",
                Map.of("understood", true));
        scene.hears("DisputeWithdrawn");
        scene.hears("DisputeClosed", Map.of("how", "WITHDRAWN"));
    }

    void sendsTheGoodsBack(String returnId) {
        scene.does(
                PERSON,
                "hands the parcel back to the carrier and gives the tracking number",
                Service.DISPUTE,
                "/returns/" + returnId + "/shipment",
                Map.of(
                        "carrier",
                        "DHL",
                        "trackingNumber",
                        "BACK-" + scene.order().substring(4, 14)));
        scene.hears("ReturnShipped");
    }

    void triesToSendTheGoodsBack(String returnId, String code) {
        scene.triesInVain(
                PERSON,
                "comes to the post office too late",
                Service.DISPUTE,
                "/returns/" + returnId + "/shipment",
                Map.of("carrier", "DHL", "trackingNumber", "LATE-1"),
                code);
    }

    void looksAtTheReturn(String returnId, String... mayNow) {
        scene.offers(PERSON, scene.view(PERSON, Service.DISPUTE, "/returns/" + returnId), mayNow);
    }

    void confirmsReceipt() {
        scene.does(
                PERSON,
                "confirms receipt; the seller is paid what is not in dispute",
                Service.ORDER,
                "/orders/" + scene.order() + "/receipt",
                Map.of());
        scene.hears("ReceiptConfirmed", Map.of("confirmedBy", "BUYER"));
    }

    void filesAClaim() {
        scene.does(
                PERSON,
                "asks case management to decide",
                Service.DISPUTE,
                "/disputes/" + scene.dispute() + "/claim",
                Map.of());
        scene.hears("ClaimEscalated", Map.of("trigger", "BUYER"));
    }

    void completesTheComplaint(String claimId, String text) {
        scene.does(
                PERSON,
                "completes the complaint: \"" + text + "\"",
                Service.MEDIATION,
                "/claims/" + claimId + "/complaint",
                Map.of("text", text));
        scene.hears("ComplaintCompleted");
    }

    void appeals(String claimId, String text) {
        scene.does(
                PERSON,
                "appeals: \"" + text + "\"",
                Service.MEDIATION,
                "/claims/" + claimId + "/appeal",
                Map.of("text", text));
        scene.hears("AppealFiled", Map.of("by", "BUYER"));
    }

    /** Has a refund traced that should have come by now. */
    void hasItTraced(String refund) {
        scene.does(
                PERSON,
                "shows a bank statement on which the money is not",
                Service.REFUND,
                "/refunds/" + refund + "/trace",
                Map.of("mediaType", "application/pdf", "bytes", 48_211, "sha256", sha256("a statement for " + refund)));
        scene.hears("RefundTraceOpened");
    }

    void looksAtTheRefund(String refund, String... mayNow) {
        scene.offers(PERSON, scene.view(PERSON, Service.REFUND, "/refunds/" + refund), mayNow);
    }

    void acceptsTheProposal(String claimId, String proposalId) {
        scene.does(
                PERSON,
                "accepts what the mediator proposes; the seller does not learn of it yet",
                Service.MEDIATION,
                "/claims/" + claimId + "/proposals/" + proposalId + "/answer",
                Map.of("answer", "ACCEPT"));
    }

    void looksAtTheDispute(String... mayNow) {
        scene.mayNow(PERSON, mayNow);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
