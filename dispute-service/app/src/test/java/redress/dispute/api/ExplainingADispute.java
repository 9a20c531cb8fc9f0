package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.time.Duration;
import java.util.List;
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
        assertThat(window.path("policyRule").asString()).isEqualTo("seller-response-window");
        assertThat(window.path("delaySeconds").asLong()).isBetween(3_000L, 4_000L);
        assertThat(chain.path(chain.size() - 1).path("what").asString()).isEqualTo("offer made");
        assertThat(chain.path(chain.size() - 1).path("facts").toString()).contains("10.00 EUR");
        service.as(People.BUYER_2).get("/disputes/" + dispute + "/explanation").mustRefuse(404, "no-such-dispute");
    }

    @Test
    void a_refusal_names_its_rule_the_policy_and_the_moment_and_leads_to_the_chain() {
        delivered();
        var dispute = opened("REFUND_ONLY");
        var respondBy = buyer().get("/disputes/" + dispute)
                .must(200)
                .json()
                .path("respondBy")
                .asString();

        var refused = buyer().post("/disputes/" + dispute + "/claim", "{}")
                .mustRefuse(409, "seller-still-has-time")
                .json();

        assertThat(refused.path("rule").asString()).isEqualTo("R24");
        assertThat(refused.path("policy").toString())
                .isEqualTo("{\"value\":\"seller-responds\",\"version\":\"default-1\"}");
        assertThat(refused.path("moment").asString()).isEqualTo(respondBy);
        assertThat(refused.path("detail").asString()).contains(respondBy);
        assertThat(buyer().get(refused.path("explanation").asString())
                        .must(200)
                        .json()
                        .path("subject")
                        .asString())
                .isEqualTo(dispute);
    }

    @Test
    void a_place_may_name_a_rule_of_its_own_and_a_limit_names_the_version_that_sets_it() {
        delivered();
        var dispute = opened("REFUND_ONLY");

        assertThat(service.as(People.FINANCE_1)
                        .get("/disputes?limit=1")
                        .json()
                        .path("rule")
                        .asString())
                .isEqualTo("R82");
        var refused = service.as(People.SUPPORT_1)
                .post("/disputes/" + dispute + "/claim", "{}")
                .mustRefuse(403, "role-may-not")
                .json();
        assertThat(refused.path("rule").asString()).isEqualTo("R80");
        assertThat(refused.has("explanation")).isFalse();
    }

    @Test
    void to_a_stranger_and_of_a_malformed_request_nothing_is_explained() {
        delivered();
        var dispute = opened("REFUND_ONLY");

        for (var answer : List.of(
                service.as(People.BUYER_2)
                        .post("/disputes/" + dispute + "/claim", "{}")
                        .mustRefuse(404, "no-such-dispute"),
                seller().post("/disputes/" + dispute + "/response", "{\"answer\":\"COUNTER\"}")
                        .mustRefuse(422, "offer-needed"),
                seller().post("/disputes/" + dispute + "/response", "{").mustRefuse(400, "json-malformed")))
            assertThat(answer.json().propertyNames()).doesNotContain("rule", "policy", "moment", "explanation");
    }
}
