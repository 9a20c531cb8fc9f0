package redress.mediation.service;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.MEDIATOR_2;
import static redress.platform.testkit.People.SELLER_2;

import org.junit.jupiter.api.Test;
import redress.platform.values.Actor;

class ExplainingAClaim extends MediationServiceStory {

    @Test
    void a_verdict_that_waits_for_its_second_mediator_is_not_told_to_the_parties() {
        var claim = taken();
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("FULL_REFUND", "[]"))
                .must(200);
        assertThat(explained(MEDIATOR_2, claim)).contains("verdict proposed").contains("FULL_REFUND");
        assertThat(explained(BUYER_1, claim)).contains("claim opened").doesNotContain("proposed", "FULL_REFUND");
        service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict/confirmation", "{}")
                .must(200);
        assertThat(explained(BUYER_1, claim)).contains("verdict issued").contains("FULL_REFUND");
        service.as(SELLER_2).get(claim.path() + "/explanation").mustRefuse(404, "no-such-id");
    }

    private static String explained(Actor viewer, Case claim) {
        return service.as(viewer).get(claim.path() + "/explanation").must(200).body();
    }
}
