package redress.dispute.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.People;
import redress.platform.values.Actor;

class FindingADispute extends ServiceStory {

    @Test
    void by_whatever_somebody_has_at_hand() {
        delivered();
        var dispute = opened("RETURN_AND_REFUND");
        var back = sentBack(dispute, "BACK-" + dispute.substring(4));
        eventually(within(20, SECONDS), () -> {
            for (var query : List.of(
                    dispute,
                    dispute.substring(0, 14),
                    back,
                    order,
                    "BACK-" + dispute.substring(4),
                    People.SELLER_1.id()))
                assertThat(found(People.SUPPORT_1, query, "disputeId"))
                        .as(query)
                        .contains(dispute);
        });
        assertThat(seller().get("/disputes?limit=200&state=RETURNING").must(200).body())
                .contains(dispute);
        assertThat(seller().get("/disputes?limit=200&state=AWAITING_SELLER")
                        .must(200)
                        .body())
                .doesNotContain(dispute);
        assertThat(found(People.MEDIATOR_1, dispute, "disputeId")).isEmpty(); // it was never escalated
        assertThat(found(People.AUDITOR_1, dispute + "&state=CLOSED", "disputeId"))
                .isEmpty();
    }

    @Test
    void is_not_for_the_parties_and_takes_only_what_can_be_an_id() {
        for (var other : List.of(People.BUYER_1, People.SELLER_1, People.FINANCE_1, People.FEED))
            service.as(other).get("/search?q=dsp_12345678").mustRefuse(403, "role-may-not");
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
