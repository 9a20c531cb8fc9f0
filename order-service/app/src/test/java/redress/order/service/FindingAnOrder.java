package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.People;
import redress.platform.testkit.Rebuilt;
import redress.platform.values.Actor;

class FindingAnOrder extends OrderServiceStory {

    @Test
    void by_whatever_somebody_has_at_hand() {
        var order = shipped();
        var another = placed();
        eventually(within(10, SECONDS), () -> {
            assertThat(found(People.SUPPORT_1, order, "orderId")).containsExactly(order);
            assertThat(found(People.SUPPORT_1, order.substring(0, 12), "orderId"))
                    .containsExactly(order);
            assertThat(found(People.FINANCE_1, "pay_7f3a", "orderId"))
                    .contains(order)
                    .doesNotContain(another);
            assertThat(found(People.AUDITOR_1, "BR123456", "orderId")).contains(order);
            assertThat(found(People.SUPPORT_1, People.BUYER_1.id(), "orderId")).contains(order, another);
        });
        assertThat(found(People.SUPPORT_1, "BR12345", "orderId")).isEmpty(); // too short for a beginning
        assertThat(found(People.SUPPORT_1, "dsp_" + order.substring(4), "orderId"))
                .isEmpty();
        assertThat(found(People.SUPPORT_1, People.BUYER_1.id() + "&state=SHIPPED", "orderId"))
                .contains(order)
                .doesNotContain(another);
        var page = service.as(People.SUPPORT_1)
                .get("/search?q=" + People.BUYER_1.id() + "&limit=1")
                .must(200);
        assertThat(found(People.SUPPORT_1, People.BUYER_1.id() + "&cursor=" + page.text("/next"), "orderId"))
                .contains(order)
                .doesNotContain(page.text("/items/0/orderId"));
    }

    @Test
    void is_the_same_when_every_screen_is_made_anew_from_the_journal() {
        shipped();
        Rebuilt.check(service, "order_board", "order_register");
    }

    @Test
    void is_for_the_back_office_and_takes_only_what_can_be_an_id() {
        for (var other : List.of(People.BUYER_1, People.SELLER_1, People.MEDIATOR_1, People.FEED))
            service.as(other).get("/search?q=ord_12345678").mustRefuse(403, "role-may-not");
        for (var garbage : List.of("ab", "%25%25%25%25", "ord_' or 1=1", "_____"))
            service.as(People.AUDITOR_1)
                    .get("/search?q=" + garbage.replace(" ", "%20").replace("'", "%27"))
                    .mustRefuse(400, "query-invalid");
        service.as(People.AUDITOR_1).get("/search").mustRefuse(400, "parameter-missing");
    }

    private static List<String> found(Actor who, String query, String id) {
        return service.as(who).get("/search?q=" + query).must(200).each(id);
    }
}
