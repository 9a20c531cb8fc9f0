package redress.order.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.SELLER_1;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExplainingAnOrder extends OrderServiceStory {

    @Test
    void every_event_in_order_and_of_what_nobody_did_the_rule_and_when_it_was_due() {
        var order = delivered();
        service.clock().advance(Duration.ofDays(15));
        eventually(within(10, SECONDS), () -> assertThat(state(order)).isEqualTo("RECEIVED"));

        var explained = service.as(BUYER_1)
                .get("/orders/" + order + "/explanation")
                .must(200)
                .json();
        var chain = explained.path("chain");
        assertThat(explained.path("subject").asString()).isEqualTo(order);
        assertThat(chain.valueStream().map(step -> step.path("what").asString()))
                .containsExactly("order placed", "order paid", "order shipped", "order delivered", "receipt confirmed");
        assertThat(chain.at("/1/facts/amount").asString()).matches("\\d+\\.\\d\\d EUR");
        assertThat(chain.at("/1/by").asString()).isEqualTo("buyer:" + BUYER_1.id());
        var confirmed = chain.path(4);
        assertThat(confirmed.path("by").asString()).startsWith("system:");
        assertThat(confirmed.path("policyRule").asString()).isEqualTo("automatic-confirmation");
        assertThat(confirmed.path("policyVersion").asString()).isNotBlank();
        assertThat(confirmed.path("dueAt").asString())
                .isEqualTo(chain.at("/3/facts/confirmBy").asString());
    }

    @Test
    void to_the_seller_without_payment_data_and_to_strangers_not_at_all() {
        var order = delivered();
        assertThat(service.as(SELLER_1)
                        .get("/orders/" + order + "/explanation")
                        .must(200)
                        .body())
                .doesNotContain("pay_7f3a")
                .doesNotContain("CARD");
        service.as(BUYER_2).get("/orders/" + order + "/explanation").mustRefuse(404, "no-such-id");
    }
}
