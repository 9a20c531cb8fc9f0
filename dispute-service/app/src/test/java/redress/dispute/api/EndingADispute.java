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
import redress.dispute.events.DisputeReopened;
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.RequestAmended;
import redress.dispute.events.ReturnAccepted;
import redress.dispute.events.SellerReminded;
import redress.mediation.events.LineAmount;
import redress.mediation.events.MediationNews;
import redress.mediation.events.Money;
import redress.mediation.events.VerdictIssued;
import redress.order.events.GuaranteeBreached;
import redress.order.events.OrderShipped;
import redress.platform.testkit.People;
import redress.platform.values.Ids;
import redress.refund.events.ChargebackLost;
import redress.refund.events.ChargebackOpened;
import redress.refund.events.ChargebackWon;
import redress.refund.events.RefundNews;

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
        assertThat(actions(seen)).containsExactly("respond", "add-evidence", "send-message");
        assertThat(seen.text("/told/0/text")).isEqualTo("I ordered blue, it is green.");
        assertThat(Instant.parse(seen.text("/availableActions/0/until"))).isEqualTo(news.respondBy());
        assertThat(actions(view(buyer(), dispute)))
                .containsExactly("amend-request", "withdraw", "add-evidence", "send-message");

        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        assertThat(settled.text("/state")).isEqualTo("REFUND_DUE");
        assertThat(actions(settled)).containsExactly("add-evidence", "send-message");
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
        assertThat(actions(view(buyer(), dispute)))
                .containsExactly(
                        "amend-request", "make-offer", "file-claim", "withdraw", "add-evidence", "send-message");
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
                                now(),
                                null,
                                null));
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
        withdrawn(dispute);
        assertThat(service.neighbours().typesHeardOf(order))
                .containsSubsequence("dispute.DisputeOpened", "dispute.DisputeWithdrawn", "dispute.DisputeClosed");
        eventually(within(10, SECONDS), () -> opened("REFUND_ONLY"));
        buyer().post("/disputes/" + dispute + "/reopening", "{}").mustRefuse(409, "line-in-dispute");
    }

    private void withdrawn(String dispute) {
        var withdrawn = buyer().post("/disputes/" + dispute + "/withdrawal", "{\"understood\":true}")
                .must(200);
        assertThat(withdrawn.text("/closed")).isEqualTo("WITHDRAWN");
        service.neighbours().await("redress.dispute.DisputeClosed.v1", order);
    }

    @Test
    void the_buyer_takes_the_withdrawn_dispute_up_again_and_the_seller_pays() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        withdrawn(dispute);
        eventually(
                within(10, SECONDS),
                () -> assertThat(actions(view(buyer(), dispute))).containsExactly("reopen-dispute"));
        assertThat(actions(view(seller(), dispute))).isEmpty();
        seller().post("/disputes/" + dispute + "/reopening", "{}").mustRefuse(403, "role-may-not");
        buyer().post("/disputes/" + dispute + "/reopening", "{}").must(200);

        var news = service.neighbours()
                .await("redress.dispute.DisputeReopened.v1", order)
                .as(DisputeReopened.class);
        assertThat(news.asked().minor()).isEqualTo(2000);
        assertThat(news.lines()).hasSize(1);
        eventuallyState(dispute, "AWAITING_SELLER");
        buyer().post("/disputes/" + dispute + "/reopening", "{}").mustRefuse(409, "not-withdrawn");
        seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .mustRefuse(409, "request-amended");
        seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\",\"requestVersion\":2}")
                .must(200);
        refundIssued(dispute, 2000);
        eventuallyState(dispute, "CLOSED");
        assertThat(view(buyer(), dispute).text("/closed")).isEqualTo("REFUNDED");
        assertThat(actions(view(buyer(), dispute))).isEmpty();
    }

    @Test
    void the_buyer_asks_more_and_the_seller_has_time_again() {
        delivered();
        var dispute = buyer().post(
                        "/orders/" + order + "/disputes",
                        body("WRONG_VARIANT", "REFUND_ONLY").replace("\"percent\": 100", "\"percent\": 50"))
                .must(201)
                .text("/disputeId");
        seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"REJECT\",\"reason\":\"No.\"}")
                .must(200);
        var amended = buyer().post(
                        "/disputes/" + dispute + "/amendment",
                        "{\"kind\":\"REFUND_ONLY\",\"ask\":{\"percent\":80},\"text\":\"It is worse.\"}")
                .must(200);
        assertThat(amended.text("/state")).isEqualTo("AWAITING_SELLER");
        assertThat(amended.json().at("/asked/minor").asLong()).isEqualTo(1600);
        var news = service.neighbours()
                .await("redress.dispute.RequestAmended.v1", order)
                .as(RequestAmended.class);
        assertThat(news.worseForSeller()).isTrue();
        assertThat(news.respondBy()).isEqualTo(news.amendedAt().plus(Duration.ofDays(5)));
        assertThat(amended.text("/told/2/text")).isEqualTo("It is worse.");

        service.clock().advanceTo(news.amendedAt().plus(Duration.ofDays(3)));
        var reminded = service.neighbours()
                .await("redress.dispute.SellerReminded.v1", order)
                .as(SellerReminded.class);
        assertThat(reminded.number()).isEqualTo(1);
        assertThat(reminded.respondBy()).isEqualTo(news.respondBy());
        assertThat(reminded.dueAt()).isEqualTo(news.amendedAt().plus(Duration.ofDays(3)));
    }

    @Test
    void the_guarantee_is_broken_and_the_dispute_gives_way() {
        placed();
        say("OrderShipped", new OrderShipped(order, "Correios", "BR1", now()));
        eventually(
                within(20, SECONDS),
                () -> buyer().get("/orders/" + order + "/disputes").must(200).text("/availableActions/0/action"));
        var dispute = buyer().post(
                        "/orders/" + order + "/disputes",
                        body("NOT_RECEIVED", "REFUND_ONLY")
                                .replace("\"arrived\": true", "\"arrived\": false")
                                .replace("\"percent\": 100", "\"percent\": 50"))
                .must(201)
                .text("/disputeId");
        say("GuaranteeBreached", new GuaranteeBreached(order, "delivery-guarantee", "default-1", now(), now()));
        var settled = service.neighbours()
                .await("redress.dispute.DisputeSettled.v1", order)
                .as(DisputeSettled.class);
        assertThat(settled.basis()).isEqualTo("SUPERSEDED");
        assertThat(settled.amount().minor()).isEqualTo(2000);
        eventuallyState(dispute, "CLOSED");
        assertThat(view(buyer(), dispute).text("/closed")).isEqualTo("SUPERSEDED");
        buyer().post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                .mustRefuse(409, "order-called-off");
    }

    @Test
    void the_bank_looks_at_it_and_the_dispute_waits_with_the_time_that_was_left() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var before = Instant.parse(view(buyer(), dispute).text("/respondBy"));
        var bank = Ids.fresh("cbk_");
        var money = new redress.refund.events.Money(3702, "EUR");
        chargeback("ChargebackOpened", new ChargebackOpened(bank, order, money, now()));
        eventuallyState(dispute, "ON_HOLD");
        seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .mustRefuse(409, "dispute-on-hold");
        assertThat(actions(view(seller(), dispute))).containsExactly("add-evidence", "send-message");
        service.clock().advance(Duration.ofDays(30));
        chargeback("ChargebackWon", new ChargebackWon(bank, order, now()));
        eventuallyState(dispute, "AWAITING_SELLER");
        assertThat(Instant.parse(view(buyer(), dispute).text("/respondBy")))
                .isAfterOrEqualTo(before.plus(Duration.ofDays(30)));

        var other = Ids.fresh("cbk_");
        chargeback("ChargebackOpened", new ChargebackOpened(other, order, money, now()));
        eventuallyState(dispute, "ON_HOLD");
        chargeback("ChargebackLost", new ChargebackLost(other, order, money, now()));
        eventuallyState(dispute, "CLOSED");
        assertThat(service.neighbours()
                        .await("redress.dispute.DisputeClosed.v1", order)
                        .as(DisputeClosed.class)
                        .how())
                .isEqualTo("SETTLED_EXTERNALLY");
    }

    private void chargeback(String what, RefundNews news) {
        service.neighbours().say(RefundNews.TOPIC, "redress.refund." + what + ".v1", order, news);
    }
}
