package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.Answer;
import redress.platform.testkit.People;
import redress.platform.testkit.Rebuilt;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.refund.events.ChargebackOpened;
import redress.refund.events.ChargebackWon;
import redress.refund.events.Money;
import redress.refund.events.RefundNews;
import tools.jackson.databind.JsonNode;

class ListingReturns extends ServiceStory {

    @Test
    void a_seller_finds_what_is_to_be_inspected_earliest_due_first() {
        var first = arrived();
        service.clock().advance(Duration.ofHours(1));
        var second = new ListingReturns().arrived();
        eventually(
                within(20, SECONDS),
                () -> assertThat(listed(People.SELLER_1, "DELIVERED")).containsSubsequence(first, second));
        assertThat(listed(People.BUYER_1, "DELIVERED")).contains(first, second);
        assertThat(listed(People.AUDITOR_1, "DELIVERED")).contains(first, second);
        assertThat(listed(People.SELLER_2, "DELIVERED")).doesNotContain(first, second);
        assertThat(listed(People.MEDIATOR_1, "DELIVERED")).doesNotContain(first, second); // never escalated
        assertThat(listed(People.SELLER_1, "IN_TRANSIT")).doesNotContain(first, second);
        seller().post("/returns/" + view(seller(), first).text("/returnId") + "/receipt", "{}")
                .must(200);
        eventually(within(20, SECONDS), () -> {
            assertThat(listed(People.SELLER_1, "ACCEPTED")).contains(first);
            assertThat(listed(People.SELLER_1, "DELIVERED")).contains(second).doesNotContain(first);
        });
        for (var other : List.of(People.FINANCE_1, People.FEED))
            service.as(other).get("/returns").mustRefuse(403, "role-may-not");
    }

    @Test
    void goods_that_wait_for_a_bank_are_where_they_were_when_it_has_decided() {
        var dispute = arrived();
        var chargeback = Ids.fresh("cbk_");
        said("ChargebackOpened", new ChargebackOpened(chargeback, order, new Money(2000, "EUR"), now()));
        eventually(within(20, SECONDS), () -> {
            assertThat(row(dispute).path("state").asString()).isEqualTo("ON_HOLD");
            assertThat(row(dispute).path("due").isString()).isFalse();
            assertThat(seller().get("/returns/" + view(seller(), dispute).text("/returnId"))
                            .must(200)
                            .text("/onHold"))
                    .isEqualTo("true");
        });
        said("ChargebackWon", new ChargebackWon(chargeback, order, now()));
        eventually(within(20, SECONDS), () -> {
            assertThat(row(dispute).path("state").asString()).isEqualTo("RETURNING");
            assertThat(row(dispute).path("due").isString()).isTrue();
        });
    }

    private void said(String what, RefundNews news) {
        service.neighbours().say(RefundNews.TOPIC, "redress.refund." + what + ".v1", order, news);
    }

    private static JsonNode row(String dispute) {
        return service.as(People.SUPPORT_1)
                .get("/search?q=" + dispute)
                .must(200)
                .json()
                .at("/items/0");
    }

    @Test
    void a_return_is_shown_to_mediators_once_it_was_escalated_and_to_carriers_without_what_people_wrote() {
        var dispute = arrived();
        var path = "/returns/" + view(seller(), dispute).text("/returnId");
        var mediator = service.as(People.MEDIATOR_1);
        for (var what : List.of("", "/explanation", "/policy"))
            mediator.get(path + what).must(404);
        mediator.get(path).mustRefuse(404, "no-such-return");

        seller().post(
                        path + "/inspection",
                        "{\"findings\":[{\"lineId\":\"%s\",\"quantity\":1,\"finding\":\"DAMAGED\"}],\"text\":\"Torn.\"}"
                                .formatted(shirt))
                .must(200);
        eventually(within(20, SECONDS), () -> {
            for (var what : List.of("", "/explanation", "/policy"))
                mediator.get(path + what).must(200);
        });
        for (var reader : List.of(People.BUYER_1, People.SELLER_1, People.MEDIATOR_1, People.SUPPORT_1))
            assertThat(service.as(reader).get(path).must(200).body()).contains("Torn.");
        assertThat(carrier().get(path).must(200).body()).doesNotContain("Torn.");
    }

    @Test
    void a_party_finds_whatever_waits_for_it_and_nothing_else() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var path = "/disputes/" + dispute;
        waitsFor(dispute, "SELLER");
        seller().post(path + "/response", "{\"answer\":\"REJECT\",\"reason\":\"No.\"}")
                .must(200);
        waitsFor(dispute, "BUYER"); // who may file a claim
        buyer().post(path + "/offers", "{\"kind\":\"REFUND_ONLY\",\"percent\":50}")
                .must(201);
        waitsFor(dispute, "SELLER");
        var offer = seller().post(
                        path + "/offers", "{\"kind\":\"RETURN_AND_REFUND\",\"percent\":80,\"returnPaidBy\":\"SELLER\"}")
                .must(201)
                .text("/offerId");
        waitsFor(dispute, "BUYER", "SELLER");
        buyer().post(path + "/claim", "{}").must(200);
        waitsFor(dispute, "BUYER", "SELLER"); // until the verdict they may still agree
        var back = buyer().post(path + "/offers/" + offer + "/acceptance", "{\"version\":2}")
                .must(200)
                .text("/returnId");
        waitsFor(dispute, "BUYER"); // to send the goods
        eventually(
                within(20, SECONDS),
                () -> buyer().post(
                                "/returns/" + back + "/shipment",
                                "{\"carrier\": \"Correios\", \"trackingNumber\": \"BR123\"}")
                        .must(200));
        waitsFor(dispute); // for the carrier
        carrier().post("/returns/" + back + "/delivery", "{}").must(200);
        waitsFor(dispute, "SELLER"); // to look at them
        seller().post("/returns/" + back + "/receipt", "{}").must(200);
        waitsFor(dispute);
        seller().get("/disputes?waitsFor=MEDIATOR").must(400);
    }

    private static void waitsFor(String dispute, String... parties) {
        eventually(within(20, SECONDS), () -> {
            for (var party : List.of("BUYER", "SELLER"))
                for (var viewer : List.of(People.BUYER_1, People.SELLER_1, People.SUPPORT_1)) {
                    var inbox = service.as(viewer)
                            .get("/disputes?limit=200&waitsFor=" + party)
                            .must(200)
                            .each("disputeId");
                    assertThat(inbox.contains(dispute))
                            .as(party + " seen by " + viewer)
                            .isEqualTo(List.of(parties).contains(party));
                }
        });
        assertThat(service.as(People.SELLER_2)
                        .get("/disputes?limit=200&waitsFor=SELLER")
                        .must(200)
                        .each("disputeId"))
                .doesNotContain(dispute);
    }

    @Test
    void every_screen_is_the_same_when_it_is_made_anew_from_the_journal() {
        arrived();
        var late = new ListingReturns();
        late.delivered();
        late.openedBySupport("The buyer was abroad.");
        Rebuilt.check(service, "dispute_board", "seller_ledger");
    }

    @Test
    void disputes_without_a_return_are_not_among_them() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        eventually(
                within(20, SECONDS),
                () -> assertThat(buyer().get("/disputes?limit=200").must(200).each("disputeId"))
                        .contains(dispute));
        assertThat(buyer().get("/returns?limit=200").must(200).each("disputeId"))
                .doesNotContain(dispute);
    }

    @Test
    void support_finds_what_it_opened_for_buyers_with_its_reason_page_by_page() {
        delivered();
        var older = openedBySupport("The buyer was in hospital.");
        var late = new ListingReturns();
        late.delivered();
        var newer = late.openedBySupport("The letter was lost.");
        eventually(within(20, SECONDS), () -> {
            var all = service.as(People.SUPPORT_1).get("/late-openings").must(200);
            assertThat(all.each("disputeId")).containsSubsequence(newer, older);
            assertThat(all.each("why")).containsSubsequence("The letter was lost.", "The buyer was in hospital.");
            assertThat(all.each("openedBy")).contains(People.SUPPORT_2.id());
        });
        assertThat(pages("/late-openings")).containsSubsequence(newer, older);
        service.as(People.AUDITOR_1).get("/late-openings").must(200);
        for (var other : List.of(People.BUYER_1, People.SELLER_1, People.MEDIATOR_1, People.FINANCE_1, People.FEED))
            service.as(other).get("/late-openings").mustRefuse(403, "role-may-not");
    }

    private static List<String> pages(String path) {
        var found = new ArrayList<String>();
        String next = "";
        do {
            Answer page =
                    service.as(People.SUPPORT_1).get(path + "?limit=1" + next).must(200);
            found.addAll(page.each("disputeId"));
            var cursor = page.json().path("next");
            next = cursor.isString() ? "&cursor=" + cursor.asString() : "";
        } while (!next.isEmpty());
        return found;
    }

    private String openedBySupport(String why) {
        var words = body("WRONG_VARIANT", "REFUND_ONLY").stripTrailing();
        return service.as(People.SUPPORT_2)
                .post(
                        "/orders/" + order + "/disputes",
                        words.substring(0, words.length() - 1) + ", \"supportsReason\": \"" + why + "\"}")
                .must(201)
                .text("/disputeId");
    }

    /** The dispute of goods that have come back to the seller. */
    private String arrived() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var back = sentBack(dispute, "BACK-1");
        carrier().post("/returns/" + back + "/delivery", "{}").must(200);
        return dispute;
    }

    private static List<String> listed(Actor who, String state) {
        return service.as(who)
                .get("/returns?limit=200&state=" + state)
                .must(200)
                .each("disputeId");
    }
}
