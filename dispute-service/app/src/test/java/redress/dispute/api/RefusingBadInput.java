package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import redress.platform.testkit.Answer;
import redress.platform.testkit.BadInput;
import redress.platform.testkit.People;
import redress.platform.values.Ids;

/** The catalogue of bad input, on this service's own endpoints: a problem with a code, and nothing appended. */
class RefusingBadInput extends ServiceStory {

    @TestFactory
    Stream<DynamicTest> of_every_endpoint() {
        return everyEndpoint().tests();
    }

    @Test
    void whoever_is_no_party_of_a_case_gets_nowhere_with_it() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var path = "/disputes/" + dispute;
        var offer = seller().post(
                        path + "/response",
                        "{\"answer\":\"COUNTER\",\"offer\":{\"kind\":\"RETURN_AND_REFUND\",\"percent\":50,"
                                + "\"returnPaidBy\":\"SELLER\"}}")
                .must(200)
                .text("/offers/0/offerId");
        var parcel = buyer().post(path + "/offers/" + offer + "/acceptance", "{\"version\":1}")
                .must(200)
                .text("/returnId");
        eventually(within(20, SECONDS), () -> buyer().get("/returns/" + parcel).must(200));
        var ids = Map.of(
                "{orderId}",
                order,
                "{disputeId}",
                dispute,
                "{offerId}",
                offer,
                "{returnId}",
                parcel,
                "{sellerId}",
                People.SELLER_1.id(),
                "{version}",
                "default-1");
        everyEndpoint().refusesStrangers(ids, """
                GET /disputes: mediator support auditor
                GET /disputes/{disputeId}: support auditor
                GET /disputes/{disputeId}/explanation: support auditor
                GET /disputes/{disputeId}/policy: support auditor
                GET /late-openings: support auditor
                GET /messages/parked: support auditor
                GET /orders/{orderId}/disputes: support auditor
                GET /policies: mediator support finance auditor
                GET /policies/{version}: mediator support finance auditor
                GET /policy-schema: mediator support finance auditor
                GET /returns: mediator support auditor
                GET /returns/{returnId}: support auditor system
                GET /returns/{returnId}/explanation: support auditor system
                GET /returns/{returnId}/policy: support auditor
                GET /search: mediator support auditor
                GET /sellers/{sellerId}/statistics: support finance auditor
                POST /advice/return-or-keep: mediator support finance auditor system
                POST /orders/{orderId}/disputes: support
                POST /orders/{orderId}/disputes/suggestion: support auditor
                POST /policies: support
                POST /returns/{returnId}/delivery: system
                POST /returns/{returnId}/extension: support
                """, Set.of("POST /advice/return-or-keep"));
    }

    private BadInput everyEndpoint() {
        return BadInput.at(service)
                .knowing("POST /orders/{orderId}/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                .knowing(
                        "POST /disputes/{disputeId}/response",
                        "{\"answer\":\"COUNTER\",\"offer\":{\"kind\":\"REFUND_ONLY\",\"percent\":50}}")
                .knowing(
                        "POST /disputes/{disputeId}/offers",
                        "{\"kind\":\"RETURN_AND_REFUND\",\"amount\":{\"minor\":5,\"currency\":\"EUR\"},"
                                + "\"returnPaidBy\":\"SELLER\"}")
                .knowing("POST /disputes/{disputeId}/offers/{offerId}/acceptance", "{\"version\":1}")
                .knowing("POST /disputes/{disputeId}/withdrawal", "{\"understood\":true}")
                .knowing("POST /disputes/{disputeId}/claim", "{}")
                .knowing("POST /disputes/{disputeId}/reopening", "{}")
                .knowing("POST /disputes/{disputeId}/amendment", "{\"kind\":\"REFUND_ONLY\",\"ask\":{\"percent\":50}}")
                .knowing("POST /disputes/{disputeId}/evidence", PHOTO)
                .knowing("POST /disputes/{disputeId}/messages", "{\"language\":\"pt-BR\",\"text\":\"Oi.\"}")
                .knowing(
                        "POST /orders/{orderId}/disputes/suggestion",
                        "{\"lines\":[{\"lineId\":\"lin_x\",\"quantity\":1}],\"reason\":\"DAMAGED\"}")
                .knowing(
                        "POST /advice/return-or-keep",
                        "{\"price\":{\"minor\":800,\"currency\":\"EUR\"},\"returnShipping\":{\"minor\":540,"
                                + "\"currency\":\"EUR\"},\"percent\":90}")
                .knowing("POST /returns/{returnId}/shipment", "{\"carrier\":\"Correios\",\"trackingNumber\":\"BR123\"}")
                .knowing("POST /returns/{returnId}/extension", "{\"days\":5,\"reason\":\"Illness.\"}")
                .knowing(
                        "POST /returns/{returnId}/inspection",
                        "{\"findings\":[{\"lineId\":\"lin_01\",\"quantity\":1,\"finding\":\"DAMAGED\"}],"
                                + "\"text\":\"Broken.\"}");
    }

    private static final String PHOTO =
            "{\"kind\":\"PHOTO\",\"mediaType\":\"image/jpeg\",\"bytes\":83214,\"sha256\":\"%s\"}"
                    .formatted("ab".repeat(32));

    @Test
    void of_what_is_shown_and_said() {
        delivered();
        var path = "/disputes/" + opened("REFUND_ONLY");
        seller().post(path + "/evidence", PHOTO.replace("image/jpeg", "text/html"))
                .mustRefuse(422, "evidence-media-type");
        seller().post(path + "/evidence", PHOTO.replace("83214", "0")).mustRefuse(422, "evidence-size");
        seller().post(path + "/evidence", PHOTO.replace("abab", "ABAB")).mustRefuse(422, "request-invalid");
        for (var language : List.of("", "pt_BR", "Brazilian Portuguese", "x", "-"))
            seller().post(path + "/messages", "{\"language\":\"" + language + "\",\"text\":\"Oi.\"}")
                    .mustRefuse(422, "language-unknown");
        seller().post(path + "/messages", "{\"language\":\"pt\",\"text\":\"\\u200b\"}")
                .mustRefuse(422, "text-empty");
        service.as(People.SELLER_2).post(path + "/evidence", PHOTO).mustRefuse(404, "no-such-dispute");
        service.as(People.SUPPORT_1).post(path + "/evidence", PHOTO).mustRefuse(403, "role-may-not");
        buyer().post(path + "/amendment", "{\"kind\":\"REFUND_ONLY\",\"ask\":{\"percent\":100}}")
                .mustRefuse(422, "nothing-amended");
        seller().post(path + "/amendment", "{\"kind\":\"REFUND_ONLY\",\"ask\":{\"percent\":50}}")
                .mustRefuse(403, "role-may-not");
    }

    private void refuses(String body, int status, String code) {
        var before = service.head();
        buyer().post("/orders/" + order + "/disputes", body).mustRefuse(status, code);
        assertThat(service.head()).as(body).isEqualTo(before);
    }

    @Test
    void of_an_opening() {
        delivered();
        var good = body("WRONG_VARIANT", "REFUND_ONLY");
        refuses("{}", 422, "request-invalid");
        refuses(good.replace("\"percent\": 100", "\"percent\": 0"), 422, "percent-out-of-range");
        refuses(good.replace("\"percent\": 100", "\"percent\": 101"), 422, "percent-out-of-range");
        refuses(good.replace("{\"percent\": 100}", "{}"), 422, "percent-or-amount");
        refuses(
                good.replace("{\"percent\": 100}", "{\"percent\":5,\"amount\":{\"minor\":1,\"currency\":\"EUR\"}}"),
                422,
                "percent-or-amount");
        refuses(amount(good, "{\"minor\":0,\"currency\":\"EUR\"}"), 422, "amount-zero");
        refuses(amount(good, "{\"minor\":-1,\"currency\":\"EUR\"}"), 422, "amount-negative");
        refuses(amount(good, "{\"minor\":2001,\"currency\":\"EUR\"}"), 422, "more-than-disputed");
        refuses(amount(good, "{\"minor\":5,\"currency\":\"USD\"}"), 422, "currency-mixed");
        refuses(amount(good, "{\"minor\":5,\"currency\":\"DEM\"}"), 422, "currency-unknown");
        refuses(good.replace("\"quantity\": 1", "\"quantity\": 2"), 422, "quantity-out-of-range");
        refuses(good.replace("\"quantity\": 1", "\"quantity\": -1"), 422, "quantity-out-of-range");
        refuses(good.replace(shirt, Ids.fresh("lin_")), 422, "no-such-line");
        refuses(good.replace("WRONG_VARIANT", "wrong_variant"), 422, "value-unknown");
        refuses(good.replace("WRONG_VARIANT", "NOT_RECEIVED"), 422, "goods-arrived");
        refuses(good.replace("REFUND_ONLY", "ANYTHING"), 422, "value-unknown");
        refuses(good.replace("PHOTO", "SCREENSHOT"), 422, "evidence-needed");
        refuses(good.replace("image/jpeg", "text/html"), 422, "evidence-media-type");
        refuses(good.replace("83214", "26214401"), 422, "evidence-size");
        refuses(good.replace("abab", "../."), 422, "request-invalid");
        refuses(good.replace("I ordered blue, it is green.", "   "), 422, "text-empty");
        refuses(good.replace("I ordered blue, it is green.", "x".repeat(10_001)), 422, "text-too-long");
        refuses(
                good.replace("\"arrived\": true", "\"arrived\": true, \"status\": \"CLOSED\""),
                400,
                "property-unknown");
        refuses(good.replace("\"arrived\": true", "\"arrived\": true, \"sellerId\": \"x\""), 400, "property-unknown");
    }

    private static String amount(String body, String amount) {
        return body.replace("{\"percent\": 100}", "{\"amount\":" + amount + "}");
    }

    @Test
    void what_people_write_comes_back_as_they_wrote_it() {
        delivered();
        var written = "<script>alert(1)</script> {{7*7}} ${jndi:ldap://x} ' or 1=1-- =cmd|' /C calc'!A0 👩‍👩‍👧 عربي";
        var dispute = buyer().post(
                        "/orders/" + order + "/disputes",
                        body("WRONG_VARIANT", "REFUND_ONLY").replace("I ordered blue, it is green.", written))
                .must(201)
                .text("/disputeId");
        assertThat(view(seller(), dispute).text("/told/0/text")).isEqualTo(written);
    }

    @Test
    void strangers_find_nothing_and_wrong_roles_may_nothing() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var path = "/disputes/" + dispute;
        service.stranger().get(path).must(401);
        for (var stranger : List.of(People.BUYER_2, People.SELLER_2, People.MEDIATOR_1, People.FINANCE_1, People.FEED))
            service.as(stranger).get(path).mustRefuse(404, "no-such-dispute");
        for (var viewer : List.of(People.SUPPORT_1, People.AUDITOR_1))
            assertThat(actions(view(service.as(viewer), dispute))).isEmpty();
        service.as(People.SELLER_2)
                .post(path + "/response", "{\"answer\":\"ACCEPT\"}")
                .mustRefuse(404, "no-such-dispute");
        buyer().post(path + "/response", "{\"answer\":\"ACCEPT\"}").mustRefuse(403, "role-may-not");
        seller().post(path + "/withdrawal", "{\"understood\":true}").mustRefuse(403, "role-may-not");
        service.as(People.AUDITOR_1)
                .post(path + "/withdrawal", "{\"understood\":true}")
                .mustRefuse(403, "role-may-not");
        service.as(People.BUYER_2)
                .post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                .mustRefuse(404, "no-such-order");
        seller().post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                .mustRefuse(403, "role-may-not");
        for (var nowhere : List.of(
                "/disputes/" + Ids.fresh("dsp_"),
                "/disputes/dsp_x",
                "/disputes/nothing",
                "/returns/" + Ids.fresh("ret_"),
                "/orders/" + Ids.fresh("ord_") + "/disputes"))
            assertThat(buyer().get(nowhere).status()).isEqualTo(404);
        service.as(People.FINANCE_1).get("/disputes").mustRefuse(403, "role-may-not");

        var parcel = "/returns/"
                + seller().post(path + "/response", "{\"answer\":\"ACCEPT\"}")
                        .must(200)
                        .text("/returnId");
        service.as(People.BUYER_2).get(parcel).mustRefuse(404, "no-such-return");
        buyer().post(parcel + "/delivery", "{}").mustRefuse(403, "role-may-not");
        buyer().post(parcel + "/shipment", "{\"carrier\":\" \",\"trackingNumber\":\"BR123\"}")
                .mustRefuse(422, "text-empty");
        buyer().post(parcel + "/shipment", "{\"carrier\":\"C\",\"trackingNumber\":\"<b>\"}")
                .mustRefuse(422, "request-invalid");
    }

    @Test
    void of_a_response() {
        delivered();
        var path = "/disputes/" + opened("REFUND_ONLY") + "/response";
        var before = service.head();
        seller().post(path, "{\"answer\":\"COUNTER\"}").mustRefuse(422, "offer-needed");
        seller().post(path, "{\"answer\":\"REJECT\"}").mustRefuse(422, "reason-needed");
        seller().post(path, "{\"answer\":\"REJECT\",\"reason\":\"\\u200b\"}").mustRefuse(422, "text-empty");
        seller().post(path, "{\"answer\":\"ACCEPT\",\"reason\":\"x\"}").mustRefuse(422, "reason-not-expected");
        seller().post(path, "{\"answer\":\"ACCEPT\",\"offer\":{\"kind\":\"REFUND_ONLY\",\"percent\":5}}")
                .mustRefuse(422, "offer-not-expected");
        seller().post(path, "{\"answer\":\"COUNTER\",\"offer\":{\"kind\":\"REFUND_ONLY\",\"percent\":101}}")
                .mustRefuse(422, "percent-out-of-range");
        assertThat(service.head()).isEqualTo(before);
        seller().post(path, "{\"answer\":\"REJECT\",\"reason\":\"The photo shows another shirt.\"}")
                .must(200);
        seller().post(path, "{\"answer\":\"ACCEPT\"}").mustRefuse(409, "already-responded");
    }

    @Test
    void of_fifty_openings_at_once_one_takes_the_line() throws Exception {
        delivered();
        try (var threads = Executors.newFixedThreadPool(10)) {
            List<Callable<Answer>> openings = IntStream.range(0, 50)
                    .<Callable<Answer>>mapToObj(_ ->
                            () -> buyer().post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY")))
                    .toList();
            int opened = 0;
            for (var answer : threads.invokeAll(openings)) {
                if (answer.get().status() == 201) opened++;
                else answer.get().must(409);
            }
            assertThat(opened).isEqualTo(1);
        }
    }

    @Test
    void the_same_request_with_the_same_key_has_one_effect_and_one_answer() {
        delivered();
        var key = Ids.fresh("key_");
        var again = buyer().sending("Idempotency-Key", key);
        var first = again.post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                .must(201);
        var second = again.post("/orders/" + order + "/disputes", body("WRONG_VARIANT", "REFUND_ONLY"))
                .must(201);
        assertThat(second.text("/disputeId")).isEqualTo(first.text("/disputeId"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        again.post("/orders/" + order + "/disputes", body("DAMAGED", "REFUND_ONLY"))
                .mustRefuse(422, "idempotency-key-reused");

        var dispute = first.text("/disputeId");
        var answer = seller().sending("Idempotency-Key", key);
        var accepted = answer.post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        var repeated = answer.post("/disputes/" + dispute + "/response", "{\"answer\":\"ACCEPT\"}")
                .must(200);
        assertThat(repeated.json()).isEqualTo(accepted.json());
    }

    @Test
    void lists_hold_ones_own_earliest_due_first() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        eventually(within(10, SECONDS), () -> {
            for (var viewer : List.of(People.BUYER_1, People.SELLER_1, People.SUPPORT_1, People.AUDITOR_1))
                assertThat(listed(service.as(viewer).get("/disputes?limit=200").must(200)))
                        .contains(dispute);
        });
        for (var other : List.of(People.BUYER_2, People.SELLER_2, People.MEDIATOR_1))
            assertThat(listed(service.as(other)
                            .get("/disputes?limit=200&buyerId=usr_buyer1")
                            .must(200)))
                    .doesNotContain(dispute);
        var all = buyer().get("/disputes?limit=200").must(200);
        var urgencies = all.json()
                .path("items")
                .valueStream()
                .map(row -> row.path("urgency").asLong())
                .toList();
        assertThat(urgencies).isSorted();
        var page = buyer().get("/disputes?limit=1").must(200);
        assertThat(listed(page)).hasSize(1);
        if (urgencies.size() > 1)
            assertThat(listed(buyer().get("/disputes?limit=1&cursor=" + page.text("/next"))
                            .must(200)))
                    .doesNotContainAnyElementsOf(listed(page));
        for (var bad : List.of("0", "-1", "201", "abc", "1e9"))
            buyer().get("/disputes?limit=" + bad).mustRefuse(400, "limit-invalid");
        buyer().get("/disputes?cursor=x").mustRefuse(400, "cursor-invalid");
    }

    private static List<String> listed(Answer page) {
        return page.json()
                .path("items")
                .valueStream()
                .map(row -> row.path("disputeId").asString())
                .toList();
    }
}
