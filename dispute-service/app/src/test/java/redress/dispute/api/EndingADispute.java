package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.dispute.events.ClaimEscalated;
import redress.dispute.events.DisputeClosed;
import redress.dispute.events.DisputeOpened;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.ReturnAccepted;
import redress.mediation.events.LineAmount;
import redress.mediation.events.MediationNews;
import redress.mediation.events.Money;
import redress.mediation.events.VerdictIssued;
import redress.platform.testkit.People;
import redress.platform.values.Ids;

/** Every way in which a dispute can end, told through HTTP and Kafka with its detours. */
class EndingADispute extends ServiceStory {

    @Test
    void the_seller_accepts_and_the_money_goes_back() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var news = service.neighbours()
                .await("redress.dispute.DisputeOpened.v1", order)
                .as(DisputeOpened.class);
        assertThat(news.asked().minor()).isEqualTo(2000);
        assertThat(news.respondBy()).isEqualTo(news.openedAt().plus(Duration.ofDays(5)));

        var seen = view(seller(), dispute);
        assertThat(actions(seen)).containsExactly("respond");
        assertThat(seen.text("/told/0/text")).isEqualTo("I ordered blue, it is green.");
        assertThat(Instant.parse(seen.text("/availableActions/0/until"))).isEqualTo(news.respondBy());
        assertThat(actions(view(buyer(), dispute))).containsExactly("withdraw");

        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        assertThat(settled.text("/state")).isEqualTo("REFUND_DUE");
        assertThat(actions(settled)).isEmpty();
        assertThat(service.neighbours()
                        .await("redress.dispute.DisputeSettled.v1", order)
                        .as(DisputeSettled.class)
                        .basis())
                .isEqualTo("REQUEST");

        refundIssued(dispute, 2000);
        eventuallyState(dispute, "CLOSED");
        assertThat(service.neighbours()
                        .await("redress.dispute.DisputeClosed.v1", order)
                        .as(DisputeClosed.class)
                        .how())
                .isEqualTo("REFUNDED");
        eventually(
                within(10, SECONDS),
                () -> buyer().post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                        .mustRefuse(409, "line-settled"));
    }

    @Test
    void the_buyer_takes_the_sellers_second_offer() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var countered = seller().post(
                        "/disputes/" + dispute + "/response",
                        "{\"answer\":\"COUNTER\",\"offer\":{\"kind\":\"REFUND_ONLY\",\"percent\":30}}")
                .must(200);
        var first = countered.text("/offers/0/offerId");
        var second = seller().post("/disputes/" + dispute + "/offers", "{\"kind\":\"REFUND_ONLY\",\"percent\":50}")
                .must(201);
        assertThat(second.json().path("version").asInt()).isEqualTo(2);

        buyer().post("/disputes/" + dispute + "/offers/" + first + "/acceptance", "{\"version\":1}")
                .mustRefuse(409, "offer-replaced");
        seller().post("/disputes/" + dispute + "/offers/" + second.text("/offerId") + "/acceptance", "{\"version\":2}")
                .mustRefuse(409, "no-offer-to-accept");
        var agreed = buyer().post(
                        "/disputes/" + dispute + "/offers/" + second.text("/offerId") + "/acceptance",
                        "{\"version\":2}")
                .must(200);
        assertThat(agreed.json().at("/settlement/amount/minor").asLong()).isEqualTo(1000);
        assertThat(agreed.text("/settlement/basis")).isEqualTo("OFFER");
    }

    @Test
    void nobody_speaks_and_case_management_decides() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var news = service.neighbours()
                .await("redress.dispute.DisputeOpened.v1", order)
                .as(DisputeOpened.class);
        buyer().post("/disputes/" + dispute + "/claim", "{}").mustRefuse(409, "seller-still-has-time");
        service.clock().advanceTo(news.respondBy());
        service.neighbours().await("redress.dispute.SellerResponseWindowElapsed.v1", order);
        assertThat(actions(view(buyer(), dispute))).containsExactly("make-offer", "file-claim", "withdraw");
        service.clock().advanceTo(news.resolveBy());
        var claim = service.neighbours()
                .await("redress.dispute.ClaimEscalated.v1", order)
                .as(ClaimEscalated.class);
        assertThat(claim.trigger()).isEqualTo("TIMEOUT");
        assertThat(claim.escalatedAt()).isEqualTo(news.resolveBy());
        assertThat(claim.round()).isEqualTo(1);
        service.as(People.MEDIATOR_1).get("/disputes/" + dispute).must(200);

        service.neighbours()
                .say(
                        MediationNews.TOPIC,
                        "redress.mediation.VerdictIssued.v1",
                        order,
                        new VerdictIssued(
                                Ids.derived("clm_", dispute),
                                dispute,
                                order,
                                "PARTIAL_REFUND",
                                List.of(new LineAmount(shirt, new Money(1500, "EUR"))),
                                new Money(1500, "EUR"),
                                null,
                                "SELLER",
                                List.of("GOODS_DIFFER"),
                                "default-1",
                                "usr_mediator1",
                                null,
                                now()));
        var settled = service.neighbours()
                .await("redress.dispute.DisputeSettled.v1", order)
                .as(DisputeSettled.class);
        assertThat(settled.basis()).isEqualTo("VERDICT");
        assertThat(settled.amount().minor()).isEqualTo(1500);
        refundIssued(dispute, 1500);
        eventuallyState(dispute, "CLOSED");
        eventually(
                within(10, SECONDS),
                () -> buyer().post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                        .mustRefuse(409, "line-decided"));
    }

    @Test
    void the_goods_travel_back_and_the_seller_says_so() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        assertThat(settled.text("/state")).isEqualTo("RETURNING");
        var parcel = "/returns/" + settled.text("/returnId");
        assertThat(actions(buyer().get(parcel).must(200))).containsExactly("ship-return");

        seller().post(parcel + "/receipt", "{}").mustRefuse(409, "return-not-shipped");
        carrier().post(parcel + "/delivery", "{}").mustRefuse(409, "return-not-shipped");
        var shipped = buyer().post(parcel + "/shipment", "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR123456\"}")
                .must(200);
        assertThat(shipped.text("/state")).isEqualTo("IN_TRANSIT");
        carrier().post(parcel + "/delivery", "{}").must(200);
        assertThat(actions(seller().get(parcel).must(200))).containsExactly("accept-return", "inspect-return");
        seller().post(parcel + "/receipt", "{}").must(200);

        assertThat(service.neighbours()
                        .await("redress.dispute.ReturnAccepted.v1", order)
                        .as(ReturnAccepted.class)
                        .by())
                .isEqualTo("SELLER");
        eventuallyState(dispute, "REFUND_DUE");
        refundIssued(dispute, 2000);
        eventuallyState(dispute, "CLOSED");
    }

    @Test
    void the_buyer_never_ships_and_the_return_lapses() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        var shipBy = Instant.parse(
                buyer().get("/returns/" + settled.text("/returnId")).must(200).text("/shipBy"));
        service.clock().advanceTo(shipBy);
        var closed = service.neighbours()
                .await("redress.dispute.DisputeClosed.v1", order)
                .as(DisputeClosed.class);
        assertThat(closed.how()).isEqualTo("RETURN_LAPSED");
        assertThat(closed.closedAt()).isEqualTo(shipBy);
        assertThat(service.neighbours().typesHeardOf(order)).contains("dispute.ReturnLapsed");
    }

    @Test
    void a_parcel_that_never_arrives_comes_to_case_management() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        var parcel = "/returns/" + settled.text("/returnId");
        var shipped = buyer().post(parcel + "/shipment", "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR123456\"}")
                .must(200);
        service.clock().advanceTo(Instant.parse(shipped.text("/until")));
        assertThat(service.neighbours()
                        .await("redress.dispute.ClaimEscalated.v1", order)
                        .as(ClaimEscalated.class)
                        .trigger())
                .isEqualTo("RETURN");
        eventuallyState(dispute, "CLAIMED");
    }

    @Test
    void silence_of_the_seller_accepts_what_arrived() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        var parcel = "/returns/" + settled.text("/returnId");
        buyer().post(parcel + "/shipment", "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR123456\"}")
                .must(200);
        var arrived = carrier().post(parcel + "/delivery", "{}").must(200);
        service.clock().advanceTo(Instant.parse(arrived.text("/until")));
        assertThat(service.neighbours()
                        .await("redress.dispute.ReturnAccepted.v1", order)
                        .as(ReturnAccepted.class)
                        .by())
                .isEqualTo("SILENCE");
    }

    @Test
    void the_buyer_withdraws_and_may_come_again() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        buyer().post("/disputes/" + dispute + "/withdrawal", "{\"understood\":false}")
                .mustRefuse(422, "acknowledgement-needed");
        var withdrawn = buyer().post("/disputes/" + dispute + "/withdrawal", "{\"understood\":true}")
                .must(200);
        assertThat(withdrawn.text("/closed")).isEqualTo("WITHDRAWN");
        service.neighbours().await("redress.dispute.DisputeClosed.v1", order);
        assertThat(service.neighbours().typesHeardOf(order))
                .containsSubsequence("dispute.DisputeOpened", "dispute.DisputeWithdrawn", "dispute.DisputeClosed");
        eventually(within(10, SECONDS), () -> opened("REFUND_ONLY"));
    }
}
