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
    void a_party_finds_what_it_is_asked_and_learns_nothing_of_the_others_answers() {
        var claim = taken();
        var mediator = service.as(People.MEDIATOR_1);
        mediator.post(
                        claim.path() + "/information-requests",
                        "{\"from\": \"BUYER\", \"kinds\": [\"PHOTO\"], \"text\": \"Show it.\"}")
                .must(201);
        awaited(claim, People.BUYER_1, "BUYER", "QUESTION");
        awaited(claim, People.SUPPORT_1, "SELLER");
        var proposal = mediator.post(claim.path() + "/proposals", proposal(100))
                .must(201)
                .text("/proposalId");
        awaited(claim, People.BUYER_1, "BUYER", "QUESTION", "PROPOSAL");
        awaited(claim, People.SELLER_1, "SELLER", "PROPOSAL");

        service.as(People.BUYER_1)
                .post(claim.path() + "/proposals/" + proposal + "/answer", YES)
                .must(200);
        awaited(
                claim,
                People.MEDIATOR_2,
                "BUYER",
                "QUESTION",
                "PROPOSAL"); // the one is the buyer's, the other the seller's
        awaited(claim, People.SELLER_1, "SELLER", "PROPOSAL");
        service.as(People.SELLER_1).get("/claims?waitsFor=BUYER").mustRefuse(403, "role-may-not");
        assertThat(service.as(People.SELLER_1)
                        .get("/disputes/" + claim.disputeId() + "/claims")
                        .must(200)
                        .body())
                .contains("PROPOSAL")
                .doesNotContain("QUESTION");

        service.as(People.SELLER_1)
                .post(claim.path() + "/proposals/" + proposal + "/answer", "{\"answer\": \"DECLINE\"}")
                .must(200);
        awaited(claim, People.SELLER_1, "SELLER");
        mediator.post(claim.path() + "/verdict", verdict("NO_REFUND", "[]")).must(200);
        awaited(claim, People.BUYER_1, "BUYER");
    }

    /** Nothing is awaited where no matter is named. */
    private static void awaited(Case claim, Actor viewer, String party, String... matters) {
        eventually(within(20, SECONDS), () -> {
            var seen = service.as(viewer)
                    .get("/claims?limit=200&waitsFor=" + party)
                    .must(200)
                    .json()
                    .path("items")
                    .valueStream()
                    .filter(row -> row.path("claimId").asString().equals(claim.claimId()))
                    .flatMap(row -> row.path("awaited").valueStream())
                    .map(one -> one.path("matter").asString())
                    .toList();
            assertThat(seen).containsExactly(matters);
        });
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
