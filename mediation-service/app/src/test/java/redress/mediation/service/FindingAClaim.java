package redress.mediation.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.testkit.People;
import redress.platform.testkit.Rebuilt;
import redress.platform.values.Actor;
import redress.platform.values.Role;

class FindingAClaim extends MediationServiceStory {

    @Test
    void by_whatever_somebody_has_at_hand() {
        var claim = taken();
        eventually(within(20, SECONDS), () -> {
            for (var query : List.of(
                    claim.claimId(),
                    claim.claimId().substring(0, 14),
                    claim.disputeId(),
                    claim.orderId(),
                    People.MEDIATOR_1.id()))
                assertThat(found(People.SUPPORT_1, query, "claimId")).as(query).contains(claim.claimId());
        });
        assertThat(found(People.FINANCE_1, claim.claimId() + "&state=CLOSED", "claimId"))
                .isEmpty();
        var asMediator = new Actor(People.BUYER_1.id(), Role.MEDIATOR); // nobody finds their own case
        assertThat(found(asMediator, claim.claimId(), "claimId")).isEmpty();
    }

    @Test
    void is_the_same_when_every_screen_is_made_anew_from_the_journal() {
        taken();
        Rebuilt.check(service, "mediator_queue");
    }

    @Test
    void is_not_for_the_parties_and_takes_only_what_can_be_an_id() {
        for (var other : List.of(People.BUYER_1, People.SELLER_1, People.FEED))
            service.as(other).get("/search?q=clm_12345678").mustRefuse(403, "role-may-not");
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
