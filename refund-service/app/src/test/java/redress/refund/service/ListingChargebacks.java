package redress.refund.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.FINANCE_1;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.order.events.Line;
import redress.order.events.Money;
import redress.order.events.OrderNews;
import redress.order.events.OrderPaid;
import redress.order.events.OrderPlaced;
import redress.order.events.ReturnRule;
import redress.platform.testkit.Rebuilt;
import redress.platform.testkit.ServiceTest;
import redress.platform.values.Ids;
import redress.refund.RefundService;

/** What banks have asked back, as finance sees it. */
class ListingChargebacks {

    @RegisterExtension
    static final ServiceTest service = ServiceTest.of("refund", RefundService.class);

    @Test
    void finance_finds_what_waits_for_a_bank_longest_open_first_page_by_page() {
        var first = chargedBack(paid());
        service.clock().advance(Duration.ofHours(1));
        var order = paid();
        var second = chargedBack(order);
        eventually(
                within(10, SECONDS),
                () -> assertThat(listed("?state=OPEN&limit=200")).containsSubsequence(first, second));
        assertThat(pages("?state=OPEN&limit=1")).containsSubsequence(first, second);
        service.as(FINANCE_1)
                .post("/orders/" + order + "/chargebacks/" + second + "/outcome", "{\"outcome\": \"LOST\"}")
                .must(200);
        eventually(within(10, SECONDS), () -> {
            assertThat(listed("?state=OPEN&limit=200")).contains(first).doesNotContain(second);
            assertThat(listed("?state=LOST&limit=200")).contains(second);
            assertThat(listed("?limit=200")).containsSubsequence(first, second);
        });
        for (var other : List.of(SUPPORT_1, AUDITOR_1))
            service.as(other).get("/chargebacks").must(200);
        for (var other : List.of(BUYER_1, SELLER_1, MEDIATOR_1, FEED))
            service.as(other).get("/chargebacks").mustRefuse(403, "role-may-not");
    }

    @Test
    void every_screen_is_the_same_when_it_is_made_anew_from_the_journal() {
        chargedBack(paid());
        Rebuilt.check(service, "refund_tracker", "chargeback_desk");
    }

    private static List<String> listed(String query) {
        return service.as(FINANCE_1).get("/chargebacks" + query).must(200).each("chargebackId");
    }

    private static List<String> pages(String query) {
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page = service.as(FINANCE_1).get("/chargebacks" + query + next).must(200);
            found.addAll(page.each("chargebackId"));
            var cursor = page.json().path("next");
            next = cursor.isString() ? "&cursor=" + cursor.asString() : "";
        } while (!next.isEmpty());
        return found;
    }

    private static String chargedBack(String order) {
        return service.as(FINANCE_1)
                .post(
                        "/orders/" + order + "/chargebacks",
                        "{\"reference\": \"BANK-1\", \"amount\": {\"minor\": 1000, \"currency\": \"EUR\"}}")
                .must(201)
                .text("/chargebackId");
    }

    private static String paid() {
        var order = Ids.fresh("ord_");
        var now = service.clock().instant();
        var shirt = new Line(Ids.fresh("lin_"), "Shirt", "clothes", 1, eur(2000), new ReturnRule(true, true, 30));
        say(
                "OrderPlaced",
                order,
                new OrderPlaced(
                        order,
                        null,
                        BUYER_1.id(),
                        SELLER_1.id(),
                        "DE",
                        "EUR",
                        List.of(shirt),
                        eur(500),
                        eur(2500),
                        now,
                        now));
        say("OrderPaid", order, new OrderPaid(order, "pay_bank", "CARD", eur(2500), now));
        service.neighbours().await("redress.refund.MoneyHeld.v1", order);
        return order;
    }

    private static void say(String what, String order, OrderNews news) {
        service.neighbours().say(OrderNews.TOPIC, "redress.order." + what + ".v1", order, news);
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }
}
