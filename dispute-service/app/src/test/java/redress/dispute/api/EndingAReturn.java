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
import redress.dispute.events.DisputeSettled;
import redress.dispute.events.ReturnAccepted;
import redress.dispute.events.ReturnAwaited;
import redress.dispute.events.ReturnContested;
import redress.dispute.events.ReturnExtended;
import redress.dispute.events.ReturnPresumedLost;
import redress.dispute.events.ReturnReminded;
import redress.mediation.events.LineAmount;
import redress.mediation.events.MediationNews;
import redress.mediation.events.Money;
import redress.mediation.events.VerdictIssued;
import redress.platform.testkit.Answer;
import redress.platform.testkit.People;
import redress.platform.values.Ids;
import redress.refund.events.RefundIssued;
import redress.refund.events.RefundNews;

/** Every way in which a return can end, with its windows, reminders and detours: a shirt and two mugs travel back. */
class EndingAReturn extends ServiceStory {

    private static final String SHIPMENT = "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR123456\"}";

    private String dispute = "";

    private String agreed() {
        delivered();
        dispute = buyer().post("/orders/" + order + "/disputes", """
                        {"lines": [{"lineId": "%s", "quantity": 1}, {"lineId": "%s", "quantity": 2}],
                         "reason": "WRONG_VARIANT", "kind": "RETURN_AND_REFUND", "ask": {"percent": 100},
                         "arrived": true, "text": "Everything is green.",
                         "evidence": [{"kind": "PHOTO", "mediaType": "image/jpeg", "bytes": 83214, "sha256": "%s"}]}""".formatted(shirt, mugs, "ab".repeat(32)))
                .must(201)
                .text("/disputeId");
        return "/returns/"
                + seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                        .must(200)
                        .text("/returnId");
    }

    private String arrived() {
        var parcel = agreed();
        buyer().post(parcel + "/shipment", SHIPMENT).must(200);
        carrier().post(parcel + "/delivery", "{}").must(200);
        return parcel;
    }

    private String findings(String shirtFound, String firstMug, String secondMug) {
        return """
                {"findings": [{"lineId": "%s", "quantity": 1, "finding": "%s"},
                              {"lineId": "%s", "quantity": 1, "finding": "%s"},
                              {"lineId": "%s", "quantity": 1, "finding": "%s"}], "text": "The handle is off."}""".formatted(shirt, shirtFound, mugs, firstMug, mugs, secondMug);
    }

    private Instant instant(Answer answer, String pointer) {
        return Instant.parse(answer.text(pointer));
    }

    private <T> T news(Class<T> type) {
        return service.neighbours()
                .await("redress.dispute." + type.getSimpleName() + ".v1", order)
                .as(type);
    }

    private void decided(int round, String line, long minor) {
        var lines = minor == 0 ? List.<LineAmount>of() : List.of(new LineAmount(line, new Money(minor, "EUR")));
        service.neighbours()
                .say(
                        MediationNews.TOPIC,
                        "redress.mediation.VerdictIssued.v1",
                        order,
                        new VerdictIssued(
                                Ids.derived("clm_", dispute + round),
                                dispute,
                                order,
                                minor == 0 ? "NO_REFUND" : "PARTIAL_REFUND",
                                lines,
                                new Money(minor, "EUR"),
                                null,
                                "SELLER",
                                List.of("GOODS_DIFFER"),
                                "default-1",
                                "usr_mediator1",
                                null,
                                now(),
                                null,
                                null));
    }

    private void refunded(String cause, String line, long minor) {
        var money = new redress.refund.events.Money(minor, "EUR");
        service.neighbours()
                .say(
                        RefundNews.TOPIC,
                        "redress.refund.RefundIssued.v1",
                        order,
                        new RefundIssued(
                                Ids.derived("rfd_", cause + dispute),
                                order,
                                dispute,
                                cause + ":" + dispute,
                                money,
                                List.of(new redress.refund.events.LineAmount(line, money)),
                                now()));
    }

    @Test
    void a_mug_is_broken_so_the_rest_is_paid_at_once_and_case_management_decides() {
        var parcel = arrived();
        assertThat(actions(seller().get(parcel).must(200))).containsExactly("accept-return", "inspect-return");
        seller().post(parcel + "/inspection", findings("RECEIVED", "RECEIVED", "RECEIVED"))
                .mustRefuse(422, "finding-named-twice");
        carrier()
                .post(parcel + "/inspection", findings("RECEIVED", "DAMAGED", "RECEIVED"))
                .mustRefuse(403, "role-may-not");
        var seen = seller().post(parcel + "/inspection", findings("RECEIVED", "DAMAGED", "RECEIVED"))
                .must(200);
        assertThat(seen.text("/state")).isEqualTo("CONTESTED");
        assertThat(seen.text("/told/0/text")).isEqualTo("The handle is off.");
        assertThat(seen.json().at("/accepted/1/amount/minor").asLong()).isEqualTo(501);
        assertThat(actions(seen)).isEmpty();

        var accepted = news(ReturnAccepted.class);
        assertThat(accepted.amount()).isEqualTo(new redress.dispute.events.Money(2501, "EUR"));
        assertThat(accepted.lines()).hasSize(2);
        assertThat(news(ReturnContested.class).findings())
                .containsExactly(new redress.dispute.events.Finding(mugs, 1, "DAMAGED"));
        var claim = news(ClaimEscalated.class);
        assertThat(claim.trigger()).isEqualTo("RETURN");
        assertThat(claim.asked().minor()).isEqualTo(501);
        assertThat(claim.lines()).hasSize(1);
        assertThat(service.neighbours().typesHeardOf(order))
                .containsSubsequence("dispute.ReturnAccepted", "dispute.ReturnContested", "dispute.ClaimEscalated");

        refunded("return", shirt, 2501);
        decided(claim.round(), mugs, 300);
        eventuallyState(dispute, "REFUND_DUE");
        refunded("settlement", mugs, 300);
        eventuallyState(dispute, "CLOSED");
        assertThat(news(DisputeClosed.class).how()).isEqualTo("REFUNDED");
        eventuallyReturn(parcel, "CONCLUDED");
    }

    private static void eventuallyReturn(String parcel, String state) {
        eventually(within(20, SECONDS), () -> {
            var seen = service.as(People.SUPPORT_1).get(parcel).must(200);
            if (!state.equals(seen.text("/state"))) throw new AssertionError("not " + state + " but " + seen);
        });
    }

    @Test
    void an_empty_parcel_and_a_verdict_against_the_buyer_end_without_money() {
        var parcel = arrived();
        seller().post(parcel + "/inspection", findings("NOT_RECEIVED", "EMPTY_OR_DIFFERENT", "MISSING_ITEMS"))
                .must(200);
        var claim = news(ClaimEscalated.class);
        assertThat(claim.asked().minor()).isEqualTo(3002);
        decided(claim.round(), shirt, 0);
        eventuallyState(dispute, "CLOSED");
        assertThat(news(DisputeClosed.class).how()).isEqualTo("NO_REFUND");
        assertThat(service.neighbours().typesHeardOf(order)).doesNotContain("dispute.ReturnAccepted");
        eventuallyReturn(parcel, "CONCLUDED");
    }

    @Test
    void lost_on_the_way_and_paid_by_verdict() {
        var parcel = agreed();
        var shipped = buyer().post(parcel + "/shipment", SHIPMENT).must(200);
        service.clock().advanceTo(instant(shipped, "/until"));
        var lost = news(ReturnPresumedLost.class);
        assertThat(lost.rule()).isEqualTo("return-transit");
        assertThat(lost.policyVersion()).isEqualTo("default-1");
        assertThat(lost.dueAt()).isEqualTo(instant(shipped, "/until"));
        var claim = news(ClaimEscalated.class);
        assertThat(claim.asked().minor()).isEqualTo(3002);
        decided(claim.round(), shirt, 2000);
        eventuallyState(dispute, "REFUND_DUE");
        refunded("settlement", shirt, 2000);
        eventuallyState(dispute, "CLOSED");
        eventuallyReturn(parcel, "CONCLUDED");
    }

    @Test
    void extended_twice_reminded_and_lapsed_in_the_end() {
        var parcel = agreed();
        var awaited = news(ReturnAwaited.class);
        assertThat(awaited.paidBy()).isEqualTo("SELLER");
        assertThat(awaited.rule()).isEqualTo("return-cost-fault");
        assertThat(awaited.policyVersion()).isEqualTo("default-1");
        service.clock().advanceTo(awaited.shipBy().minus(Duration.ofDays(3)));
        assertThat(news(ReturnReminded.class).step()).isEqualTo("SHIP");

        buyer().post(parcel + "/extension", "{\"days\":5}").mustRefuse(403, "role-may-not");
        service.as(People.SELLER_2).post(parcel + "/extension", "{\"days\":5}").mustRefuse(404, "no-such-return");
        service.as(People.SUPPORT_1).post(parcel + "/extension", "{\"days\":5}").mustRefuse(422, "reason-needed");
        seller().post(parcel + "/extension", "{\"days\":31}").mustRefuse(422, "extension-out-of-range");
        var once = seller().post(parcel + "/extension", "{\"days\":5}").must(200);
        assertThat(instant(once, "/shipBy")).isEqualTo(awaited.shipBy().plus(Duration.ofDays(5)));
        assertThat(news(ReturnExtended.class).by()).isEqualTo("SELLER");
        var twice = service.as(People.SUPPORT_1)
                .post(parcel + "/extension", "{\"days\":2,\"reason\":\"The post office is on strike.\"}")
                .must(200);
        assertThat(twice.text("/told/0/text")).isEqualTo("The post office is on strike.");
        var shipBy = awaited.shipBy().plus(Duration.ofDays(7));
        assertThat(instant(twice, "/shipBy")).isEqualTo(shipBy);

        service.clock().advanceTo(shipBy.minus(Duration.ofHours(1)));
        assertThat(actions(buyer().get(parcel).must(200))).containsExactly("ship-return");
        service.clock().advanceTo(shipBy);
        var closed = news(DisputeClosed.class);
        assertThat(closed.how()).isEqualTo("RETURN_LAPSED");
        assertThat(closed.closedAt()).isEqualTo(shipBy);
        eventuallyReturn(parcel, "LAPSED");
    }

    @Test
    void the_seller_is_reminded_to_look_and_what_silence_means_is_said() {
        var parcel = arrived();
        var seen = seller().get(parcel).must(200);
        assertThat(seen.text("/otherwise")).isEqualTo("The goods count as accepted and the refund starts.");
        service.clock().advanceTo(instant(seen, "/until").minus(Duration.ofDays(1)));
        assertThat(news(ReturnReminded.class).step()).isEqualTo("INSPECT");
        service.clock().advanceTo(instant(seen, "/until"));
        var accepted = news(ReturnAccepted.class);
        assertThat(accepted.by()).isEqualTo("SILENCE");
        assertThat(accepted.amount()).isNull();
    }

    @Test
    void without_a_fault_a_free_return_says_why_it_is_free() {
        delivered();
        var disliked = body("DISLIKED", "RETURN_AND_REFUND")
                .replace("\"arrived\": true", "\"arrived\": true, \"unused\": true");
        dispute = buyer().post("/orders/" + order + "/disputes", disliked)
                .must(201)
                .text("/disputeId");
        assertThat(view(buyer(), dispute).text("/returnPaidByRule")).isEqualTo("return-cost-free");
        var settled = seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        var parcel = buyer().get("/returns/" + settled.text("/returnId")).must(200);
        assertThat(parcel.text("/paidBy")).isEqualTo("SELLER");
        assertThat(parcel.text("/paidByRule")).isEqualTo("return-cost-free");
        assertThat(news(DisputeSettled.class).returnPaidBy()).isEqualTo("SELLER");
    }
}
