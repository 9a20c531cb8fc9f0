package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.People;

class ExplainingADispute extends ServiceStory {

    @Test
    void what_was_asked_what_was_offered_and_which_window_passed() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        service.clock().advance(Duration.ofDays(5).plusHours(1));
        eventually(
                within(20, SECONDS),
                () -> assertThat(buyer().get("/disputes/" + dispute + "/explanation")
                                .must(200)
                                .body())
                        .contains("seller response window elapsed"));
        seller().post("/disputes/" + dispute + "/offers", "{\"kind\":\"REFUND_ONLY\",\"percent\":50}")
                .must(201);

        var chain = buyer().get("/disputes/" + dispute + "/explanation")
                .must(200)
                .json()
                .path("chain");
        assertThat(chain.at("/0/what").asString()).isEqualTo("dispute opened");
        assertThat(chain.at("/0/facts").toString()).contains("20.00 EUR");
        var window = chain.valueStream()
                .filter(step -> step.path("what").asString().equals("seller response window elapsed"))
                .findFirst()
                .orElseThrow();
        assertThat(window.path("rule").asString()).isEqualTo("seller-response-window");
        assertThat(window.path("delaySeconds").asLong()).isBetween(3_000L, 4_000L);
        assertThat(chain.path(chain.size() - 1).path("what").asString()).isEqualTo("offer made");
        assertThat(chain.path(chain.size() - 1).path("facts").toString()).contains("10.00 EUR");
        service.as(People.BUYER_2).get("/disputes/" + dispute + "/explanation").mustRefuse(404, "no-such-dispute");
    }
}
