package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.dispute.DisputeService;
import redress.order.events.Line;
import redress.order.events.Money;
import redress.order.events.OrderDelivered;
import redress.order.events.OrderNews;
import redress.order.events.OrderPlaced;
import redress.order.events.OrderShipped;
import redress.order.events.ReturnRule;
import redress.platform.testkit.Answer;
import redress.platform.testkit.Caller;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Ids;
import redress.refund.events.LineAmount;
import redress.refund.events.RefundIssued;
import redress.refund.events.RefundNews;

/** Buyer 1 has bought a shirt for 20.00 EUR and two mugs of 5.01 from seller 1; shipping was 7.00. */
abstract class ServiceStory {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("dispute", DisputeService.class);

    final String order = Ids.fresh("ord_");
    final String shirt = Ids.fresh("lin_");
    final String mugs = Ids.fresh("lin_");

    static Caller buyer() {
        return service.as(People.BUYER_1);
    }

    static Caller seller() {
        return service.as(People.SELLER_1);
    }

    static Caller carrier() {
        return service.as(People.FEED);
    }

    static Instant now() {
        return service.clock().instant();
    }

    void placed() {
        say(
                "OrderPlaced",
                new OrderPlaced(
                        order,
                        null,
                        People.BUYER_1.id(),
                        People.SELLER_1.id(),
                        "BR",
                        "EUR",
                        List.of(
                                new Line(shirt, "Shirt", "fashion", 1, eur(2000), new ReturnRule(true, true, 30)),
                                new Line(mugs, "Mug", "kitchen", 2, eur(501), new ReturnRule(true, false, 30))),
                        eur(700),
                        eur(3702),
                        now().plus(Duration.ofDays(9)),
                        now()));
    }

    void delivered() {
        placed();
        say("OrderShipped", new OrderShipped(order, "Correios", "BR1", now()));
        say("OrderDelivered", new OrderDelivered(order, now()));
        eventually(
                within(20, SECONDS),
                () -> assertThat(buyer().get("/orders/" + order + "/disputes")
                                .must(200)
                                .body())
                        .contains("shown as delivered", "open-dispute"));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    void say(String what, OrderNews news) {
        service.neighbours().say(OrderNews.TOPIC, "redress.order." + what + ".v1", order, news);
    }

    /** As refund-service would, when the provider has confirmed. */
    void refundIssued(String dispute, long shirtMinor) {
        service.neighbours()
                .say(
                        RefundNews.TOPIC,
                        "redress.refund.RefundIssued.v1",
                        order,
                        new RefundIssued(
                                Ids.derived("rfd_", dispute),
                                order,
                                dispute,
                                "settlement:" + dispute,
                                new redress.refund.events.Money(shirtMinor, "EUR"),
                                List.of(new LineAmount(shirt, new redress.refund.events.Money(shirtMinor, "EUR"))),
                                now()));
    }

    String body(String reason, String kind) {
        return """
                {"lines": [{"lineId": "%s", "quantity": 1}], "reason": "%s", "kind": "%s", "ask": {"percent": 100},
                 "arrived": true, "text": "I ordered blue, it is green.",
                 "evidence": [{"kind": "PHOTO", "mediaType": "image/jpeg", "bytes": 83214, "sha256": "%s"}]}""".formatted(shirt, reason, kind, "ab".repeat(32));
    }

    String opened(String kind) {
        return buyer().post("/orders/" + order + "/disputes", body("WRONG_VARIANT", kind))
                .must(201)
                .text("/disputeId");
    }

    static Answer view(Caller viewer, String dispute) {
        return viewer.get("/disputes/" + dispute).must(200);
    }

    static List<String> actions(Answer view) {
        return StreamSupport.stream(view.json().path("availableActions").spliterator(), false)
                .map(action -> action.path("action").asString())
                .toList();
    }

    /** The seller agrees that the goods go back, and the buyer sends them; the id of the return. */
    static String sentBack(String dispute, String trackingNumber) {
        seller().post("/disputes/" + dispute + "/response", "{\"answer\": \"ACCEPT\"}")
                .must(200);
        eventuallyState(dispute, "RETURNING");
        var back = view(seller(), dispute).text("/returnId");
        eventually(
                within(20, SECONDS),
                () -> buyer().post(
                                "/returns/" + back + "/shipment",
                                "{\"carrier\": \"Correios\", \"trackingNumber\": \"" + trackingNumber + "\"}")
                        .must(200));
        return back;
    }

    static void eventuallyState(String dispute, String state) {
        eventually(within(20, SECONDS), () -> {
            var seen = view(service.as(People.SUPPORT_1), dispute);
            if (!state.equals(seen.text("/state"))) throw new AssertionError("not " + state + " but " + seen);
        });
    }
}
