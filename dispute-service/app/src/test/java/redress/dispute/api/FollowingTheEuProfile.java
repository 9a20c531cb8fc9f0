package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.dispute.DisputeService;
import redress.dispute.domain.LineId;
import redress.dispute.domain.OrderCommand;
import redress.dispute.domain.OrderCommand.NoteDelivery;
import redress.dispute.domain.OrderCommand.NoteOrder;
import redress.dispute.domain.OrderCommand.NoteShipment;
import redress.dispute.domain.OrderEvent.OrderLine;
import redress.dispute.domain.OrderEvent.ReturnRule;
import redress.dispute.domain.OrderId;
import redress.platform.journal.Commands;
import redress.platform.journal.Origin;
import redress.platform.testkit.People;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Money;

/** A service that is told to follow profile {@code eu}: the buyer has 14 days to ship the goods back (R61, R41). */
class FollowingTheEuProfile {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of(
            "dispute", DisputeService.class, "redress.messages.enabled=false", "redress.policy.profile=eu");

    private final OrderId order = new OrderId(Ids.fresh("ord_"));
    private final LineId shirt = new LineId(Ids.fresh("lin_"));

    @Test
    void goods_may_be_shipped_back_until_the_end_of_the_fourteenth_day() {
        var dispute = opened();
        var parcel = "/returns/"
                + service.as(People.SELLER_1)
                        .post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                        .must(200)
                        .text("/returnId");
        var awaited = service.as(People.BUYER_1).get(parcel).must(200);
        var shipBy = Instant.parse(awaited.text("/shipBy"));
        assertThat(Duration.between(Instant.parse(awaited.text("/awaitedAt")), shipBy))
                .isEqualTo(Duration.ofDays(14));
        var pinned = service.as(People.BUYER_1).get(parcel + "/policy").must(200);
        assertThat(pinned.text("/version")).isEqualTo("eu-1");
        assertThat(pinned.json().at("/places/0/values").valueStream())
                .anyMatch(value -> value.path("name").asString().equals("return-ship-by")
                        && value.path("value").asString().equals("P14D"));

        service.clock().advanceTo(shipBy.minus(Duration.ofHours(1)));
        assertThat(service.as(People.BUYER_1).get(parcel).must(200).text("/state"))
                .isEqualTo("AWAITING_SHIPMENT");
        service.clock().advanceTo(shipBy);
        eventually(
                within(20, SECONDS),
                () -> assertThat(
                                service.as(People.BUYER_1).get(parcel).must(200).text("/state"))
                        .isEqualTo("LAPSED"));
    }

    private String opened() {
        var now = service.clock().instant();
        perform(new NoteOrder(
                order,
                People.BUYER_1.id(),
                People.SELLER_1.id(),
                "DE",
                "EUR",
                List.of(new OrderLine(
                        shirt, "Shirt", "fashion", 1, new Money(2000, "EUR"), new ReturnRule(true, true, 30))),
                now.plus(Duration.ofDays(9)),
                now));
        perform(new NoteShipment(order, now));
        perform(new NoteDelivery(order, now));
        return service.as(People.BUYER_1)
                .post("/orders/" + order + "/disputes", """
                        {"lines": [{"lineId": "%s", "quantity": 1}], "reason": "DISLIKED", "kind": "RETURN_AND_REFUND",
                         "ask": {"percent": 100}, "arrived": true, "text": "It is green.", "evidence": []}""".formatted(shirt))
                .must(201)
                .text("/disputeId");
    }

    private static void perform(OrderCommand news) {
        service.bean(Commands.class).perform(news, Origin.of(Actor.rule("test"), "cor_1"));
    }
}
