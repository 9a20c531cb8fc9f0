package redress.tools.play;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redress.tools.client.Answer;
import redress.tools.client.Person;
import redress.tools.client.Redress;
import redress.tools.client.Service;

/**
 * What the people of the files do, as calls of the public API. Every deed has a key made of what it is about, the same in
 * every run, so that a history that was interrupted can be played again without doing anything twice.
 */
final class People {

    private static final Person FEED = Person.called("feed-1");
    private static final Person[] MEDIATORS = {Person.called("mediator-1"), Person.called("mediator-2")};
    /** Seven days, at the seller's expense: what Brazilian law gives to whoever buys at a distance. */
    private static final Map<String, Object> RETURN_RULE =
            Map.of("returnsOffered", true, "freeReturn", true, "days", 7);

    private final Redress redress;

    People(Redress redress) {
        this.redress = redress;
    }

    /** Answers the order's id and the ids of its lines, in the order of the plan. */
    Answer places(PlannedOrder order, java.time.Instant promisedBy) {
        return redress.post(
                buyer(order),
                Service.ORDER,
                "/orders",
                Map.of(
                        "cartId",
                        order.cartId(),
                        "sellerId",
                        order.sellerId(),
                        "destinationCountry",
                        "BR",
                        "currency",
                        PlannedOrder.CURRENCY,
                        "lines",
                        order.lines().stream()
                                .map(line -> Map.of(
                                        "title",
                                        line.title(),
                                        "category",
                                        line.category(),
                                        "quantity",
                                        line.quantity(),
                                        "unitPrice",
                                        money(line.unitPrice()),
                                        "returnRule",
                                        RETURN_RULE))
                                .toList(),
                        "shipping",
                        money(order.shipping()),
                        "preparationDays",
                        order.preparationDays(),
                        "promisedBy",
                        promisedBy.toString()),
                key("place", order.key()));
    }

    void pays(OrderCase of) {
        redress.post(
                buyer(of.plan),
                Service.ORDER,
                "/orders/" + of.orderId() + "/payment",
                Map.of(
                        "paymentReference",
                        "pay_" + sha256(of.plan.key()).substring(0, 24),
                        "methodKind",
                        of.plan.methodKind()),
                key("pay", of.plan.key()));
    }

    void ships(OrderCase of) {
        redress.post(
                seller(of.plan),
                Service.ORDER,
                "/orders/" + of.orderId() + "/shipment",
                Map.of(
                        "carrier",
                        "Correios",
                        "trackingNumber",
                        "BR" + sha256(of.plan.key()).substring(0, 12).toUpperCase(java.util.Locale.ROOT)),
                key("ship", of.plan.key()));
    }

    void delivers(OrderCase of) {
        redress.post(
                FEED, Service.ORDER, "/orders/" + of.orderId() + "/delivery", Map.of(), key("deliver", of.plan.key()));
    }

    void opensDispute(OrderCase of, PlannedDispute dispute) {
        var lines = dispute.line()
                .map(line -> line == PlannedDispute.SHIPPING
                        ? List.of(disputed("shipping", 1))
                        : List.of(disputed(
                                of.lineIds.get(line),
                                dispute.oneUnit()
                                        ? 1
                                        : of.plan.lines().get(line).quantity())))
                .orElseGet(() -> {
                    var all = new java.util.ArrayList<Map<String, Object>>();
                    for (int i = 0; i < of.plan.lines().size(); i++)
                        all.add(disputed(
                                of.lineIds.get(i), of.plan.lines().get(i).quantity()));
                    return all;
                });
        var evidence = dispute.photo()
                ? List.of(Map.of(
                        "kind",
                        "PHOTO",
                        "mediaType",
                        "image/jpeg",
                        "bytes",
                        100_000 + Integer.parseInt(sha256(dispute.key()).substring(0, 5), 16),
                        "sha256",
                        sha256("photo of " + dispute.key())))
                : List.of();
        redress.post(
                buyer(of.plan),
                Service.DISPUTE,
                "/orders/" + of.orderId() + "/disputes",
                Map.of(
                        "lines",
                        lines,
                        "reason",
                        dispute.reason(),
                        "kind",
                        dispute.kind(),
                        "ask",
                        Map.of("percent", dispute.percent()),
                        "arrived",
                        dispute.arrived(),
                        "text",
                        dispute.text(),
                        "evidence",
                        evidence),
                key("dispute", dispute.key()));
    }

    void answers(OrderCase of, DisputeCase dispute, Map<String, Object> answer) {
        redress.post(
                seller(of.plan),
                Service.DISPUTE,
                "/disputes/" + dispute.disputeId + "/response",
                answer,
                key("respond", dispute.key));
    }

    void accepts(OrderCase of, DisputeCase dispute, String offerId, int version) {
        redress.post(
                buyer(of.plan),
                Service.DISPUTE,
                "/disputes/" + dispute.disputeId + "/offers/" + offerId + "/acceptance",
                Map.of("version", version),
                key("accept", dispute.key));
    }

    void claims(OrderCase of, DisputeCase dispute) {
        redress.post(
                buyer(of.plan),
                Service.DISPUTE,
                "/disputes/" + dispute.disputeId + "/claim",
                Map.of(),
                key("claim", dispute.key));
    }

    void withdraws(OrderCase of, DisputeCase dispute) {
        redress.post(
                buyer(of.plan),
                Service.DISPUTE,
                "/disputes/" + dispute.disputeId + "/withdrawal",
                Map.of("understood", true),
                key("withdraw", dispute.key));
    }

    void takesCase(String claimId, DisputeCase dispute) {
        redress.post(
                mediator(dispute, 0),
                Service.MEDIATION,
                "/claims/" + claimId + "/assignment",
                Map.of(),
                key("assign", dispute.key));
    }

    Answer decides(String claimId, DisputeCase dispute, Map<String, Object> verdict) {
        return redress.post(
                mediator(dispute, 0),
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict",
                verdict,
                key("verdict", dispute.key));
    }

    void confirmsVerdict(String claimId, DisputeCase dispute) {
        redress.post(
                mediator(dispute, 1),
                Service.MEDIATION,
                "/claims/" + claimId + "/verdict/confirmation",
                Map.of(),
                key("confirm-verdict", dispute.key));
    }

    void shipsBack(OrderCase of, DisputeCase dispute, String returnId) {
        redress.post(
                buyer(of.plan),
                Service.DISPUTE,
                "/returns/" + returnId + "/shipment",
                Map.of(
                        "carrier",
                        "Correios",
                        "trackingNumber",
                        "RB" + sha256(dispute.key).substring(0, 12).toUpperCase(java.util.Locale.ROOT)),
                key("ship-back", dispute.key));
    }

    void bringsBack(DisputeCase dispute, String returnId) {
        redress.post(
                FEED, Service.DISPUTE, "/returns/" + returnId + "/delivery", Map.of(), key("bring-back", dispute.key));
    }

    void confirmsReturn(OrderCase of, DisputeCase dispute, String returnId) {
        redress.post(
                seller(of.plan),
                Service.DISPUTE,
                "/returns/" + returnId + "/receipt",
                Map.of(),
                key("confirm-return", dispute.key));
    }

    static Map<String, Object> money(long cents) {
        return Map.of("minor", cents, "currency", PlannedOrder.CURRENCY);
    }

    private static Map<String, Object> disputed(String lineId, int quantity) {
        var line = new LinkedHashMap<String, Object>();
        line.put("lineId", lineId);
        line.put("quantity", quantity);
        return line;
    }

    private static Person buyer(PlannedOrder order) {
        return Person.of(order.buyerId(), "BUYER");
    }

    private static Person seller(PlannedOrder order) {
        return Person.of(order.sellerId(), "SELLER");
    }

    private static Person mediator(DisputeCase dispute, int other) {
        return MEDIATORS[(Math.floorMod(dispute.key.hashCode(), 2) + other) % 2];
    }

    private static String key(String deed, String about) {
        return "play/" + deed + "/" + about;
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
