package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SELLER_2;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Role;

class ListingOrders extends OrderServiceStory {

    @Test
    void my_orders_newest_first_page_by_page() {
        var me = new Actor("usr_" + Ids.fresh("").substring(0, 10), Role.BUYER);
        var placed = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(service.as(me).post("/orders", order()).must(201).text("/orderId"));
            service.clock().advance(Duration.ofMillis(1)); // no two at the same instant, however fast this is
        }
        eventually(
                within(10, SECONDS), () -> assertThat(listed(me, "?limit=200")).hasSize(5));

        var first = service.as(me).get("/orders?limit=2").must(200);
        var second = service.as(me)
                .get("/orders?limit=2&cursor=" + first.text("/next"))
                .must(200);
        var third = service.as(me)
                .get("/orders?limit=2&cursor=" + second.text("/next"))
                .must(200);
        var all = new ArrayList<String>();
        for (var page : List.of(first, second, third))
            page.json().path("items").forEach(row -> all.add(row.path("orderId").asString()));
        assertThat(all).containsExactlyElementsOf(placed);
        assertThat(third.json().has("next")).isFalse();
        assertThat(first.body()).doesNotContain("pay_");

        service.as(me)
                .post("/orders/" + placed.getFirst() + "/payment", PAYMENT)
                .must(200);
        eventually(
                within(10, SECONDS), () -> assertThat(listed(me, "?state=PAID")).containsExactly(placed.getFirst()));
        assertThat(listed(me, "?state=PLACED")).hasSize(4);
        assertThat(listed(SELLER_2, "?limit=200")).doesNotContainAnyElementsOf(placed);
        eventually(
                within(10, SECONDS),
                () -> assertThat(listed(AUDITOR_1, "?limit=200")).containsAll(placed));
    }

    @Test
    void a_seller_finds_what_the_buyer_asks_to_cancel_until_it_is_answered() {
        var quiet = paid();
        var refused = paid();
        var shipped = paid();
        for (var order : List.of(refused, shipped))
            service.as(BUYER_1)
                    .post("/orders/" + order + "/cancellation-request", "{}")
                    .must(200);
        eventually(
                within(10, SECONDS),
                () -> assertThat(listed(SELLER_1, "?limit=200&cancellationAsked=true"))
                        .contains(refused, shipped)
                        .doesNotContain(quiet));
        assertThat(listed(SELLER_1, "?limit=200&state=PAID&cancellationAsked=false"))
                .contains(quiet)
                .doesNotContain(refused, shipped);
        assertThat(listed(SELLER_2, "?limit=200&cancellationAsked=true")).doesNotContain(refused, shipped);

        service.as(SELLER_1)
                .post("/orders/" + refused + "/cancellation-request/refusal", "{}")
                .must(200);
        service.as(SELLER_1).post("/orders/" + shipped + "/shipment", SHIPMENT).must(200);
        eventually(
                within(10, SECONDS),
                () -> assertThat(listed(SELLER_1, "?limit=200&cancellationAsked=true"))
                        .doesNotContain(quiet, refused, shipped));
    }

    @Test
    void other_roles_have_no_orders() {
        service.as(MEDIATOR_1).get("/orders").mustRefuse(403, "role-may-not");
        service.stranger().get("/orders").must(401);
    }

    @Test
    void a_filter_for_somebody_else_shows_nothing_of_theirs() {
        var order = placed();
        var other = new Actor("usr_" + Ids.fresh("").substring(0, 10), Role.BUYER);
        eventually(
                within(10, SECONDS),
                () -> assertThat(listed(BUYER_1, "?limit=200")).contains(order));
        assertThat(listed(other, "?buyerId=usr_buyer1&limit=200")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=-1",
                "?limit=201",
                "?limit=1e9",
                "?limit=abc",
                "?cursor=x",
                "?cursor=%27or%201=1",
                "?state=paid",
                "?state=GONE",
                "?cancellationAsked=perhaps"
            })
    void a_list_that_cannot_be_is_refused(String query) {
        assertThat(service.as(BUYER_1).get("/orders" + query).must(400).header("Content-Type"))
                .startsWith("application/problem+json");
    }

    private static List<String> listed(Actor actor, String query) {
        var ids = new ArrayList<String>();
        service.as(actor)
                .get("/orders" + query)
                .must(200)
                .json()
                .path("items")
                .forEach(row -> ids.add(row.path("orderId").asString()));
        return ids;
    }
}
