package redress.mediation.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.MEDIATOR_1;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.dispute.events.ClaimEscalated;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.DisputedLine;
import redress.dispute.events.Money;
import redress.mediation.MediationService;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.DisputeId;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import tools.jackson.databind.JsonNode;

/** Claims of buyer-1 against seller-1 about a camera (400.00) and a bag (150.00), with a whole mediation-service. */
abstract class MediationServiceStory {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("mediation", MediationService.class);

    /** A dispute that was escalated, and the claim that follows from it. */
    record Case(String orderId, String disputeId, String claimId) {

        String path() {
            return "/claims/" + claimId;
        }
    }

    /** Words and a photo, whatever they are about. */
    static final String STATEMENT = """
            {"text": "Here is the parcel.", "evidence": [{"kind": "PHOTO", "mediaType": "image/jpeg", "bytes": 83214,
             "sha256": "%s"}]}""".formatted("0123456789abcdef".repeat(4));

    static final String YES = "{\"answer\": \"ACCEPT\"}";

    static Case escalated() {
        return escalated("TIMEOUT");
    }

    static Case escalated(String trigger) {
        var dispute = Ids.fresh("dsp_");
        var escalated = new Case(
                Ids.fresh("ord_"),
                dispute,
                ClaimId.of(new DisputeId(dispute), 1).value());
        service.neighbours()
                .say(
                        "disputes.v1",
                        "redress.dispute.ClaimEscalated.v1",
                        escalated.orderId(),
                        news(escalated, 1, trigger));
        eventually(
                within(10, SECONDS),
                () -> service.as(MEDIATOR_1).get(escalated.path()).must(200));
        return escalated;
    }

    static ClaimEscalated news(Case escalated, int round) {
        return news(escalated, round, "TIMEOUT");
    }

    private static ClaimEscalated news(Case escalated, int round, String trigger) {
        return new ClaimEscalated(
                escalated.disputeId(),
                escalated.orderId(),
                round,
                trigger,
                "usr_buyer1",
                "usr_seller1",
                "DEFECTIVE",
                "REFUND_ONLY",
                List.of(
                        new DisputedLine("lin_camera", 1, new Money(40000, "EUR")),
                        new DisputedLine("lin_bag", 1, new Money(15000, "EUR"))),
                new Money(55000, "EUR"),
                "BR",
                null,
                service.clock().instant());
    }

    static Case taken() {
        var escalated = escalated();
        service.as(MEDIATOR_1).post(escalated.path() + "/assignment", "{}").must(200);
        return escalated;
    }

    static String verdict(String outcome, String lines) {
        return """
                {"outcome": "%s", "lines": %s, "fundedBy": "SELLER", "reasons": ["DEFECT_PROVEN"],
                 "text": "The photos show the crack.", "evidence": ["evd_1"]}""".formatted(outcome, lines);
    }

    static String proposal(long minor) {
        return """
                {"kind": "REFUND_ONLY", "lines": [%s], "fundedBy": "SELLER", "text": "Half of it, and be friends."}""".formatted(line("lin_bag", minor));
    }

    static void settled(Case claim, String basis, Instant at) {
        service.neighbours()
                .say(
                        "disputes.v1",
                        "redress.dispute.DisputeSettled.v1",
                        claim.orderId(),
                        new DisputeSettled(
                                claim.disputeId(),
                                claim.orderId(),
                                "stl_1",
                                basis,
                                "REFUND_ONLY",
                                List.of(),
                                new Money(100, "EUR"),
                                null,
                                "SELLER",
                                at));
    }

    static String line(String line, long minor) {
        return "{\"lineId\": \"%s\", \"amount\": {\"minor\": %d, \"currency\": \"EUR\"}}".formatted(line, minor);
    }

    static JsonNode seen(Actor viewer, Case claim) {
        return service.as(viewer).get(claim.path()).must(200).json();
    }
}
