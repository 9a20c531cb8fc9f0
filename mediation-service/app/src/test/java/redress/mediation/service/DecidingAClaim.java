package redress.mediation.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.AUDITOR_1;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.FEED;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.MEDIATOR_2;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.dispute.events.DisputeWithdrawn;
import redress.mediation.events.ClaimClosed;
import redress.mediation.events.ClaimOpened;
import redress.mediation.events.VerdictIssued;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Role;
import redress.platform.vault.TextVault;

class DecidingAClaim extends MediationServiceStory {

    @Test
    void from_the_escalation_to_a_verdict_that_everybody_hears() {
        var claim = escalated();
        var opened = service.neighbours()
                .await("redress.mediation.ClaimOpened.v1", claim.orderId())
                .as(ClaimOpened.class);
        assertThat(opened.verdictDue()).isEqualTo(opened.openedAt().plus(Duration.ofDays(7)));
        var open = seen(MEDIATOR_1, claim);
        assertThat(open.at("/availableActions/0/action").asString()).isEqualTo("assign-mediator");
        assertThat(Instant.parse(open.at("/availableActions/0/until").asString()))
                .isEqualTo(opened.verdictDue());

        service.as(MEDIATOR_1).post(claim.path() + "/assignment", "{}").must(200);
        var decided = service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_camera", 20000) + "]"))
                .must(200);
        assertThat(decided.text("/state")).isEqualTo("CLOSED");

        var issued = service.neighbours()
                .await("redress.mediation.VerdictIssued.v1", claim.orderId())
                .as(VerdictIssued.class);
        assertThat(issued.amount().minor()).isEqualTo(20000);
        assertThat(issued.reasons()).containsExactly("DEFECT_PROVEN");
        assertThat(issued.confirmedBy()).isNull();
        assertThat(service.neighbours()
                        .await("redress.mediation.ClaimClosed.v1", claim.orderId())
                        .as(ClaimClosed.class)
                        .why())
                .isEqualTo("VERDICT");
        for (var party : List.of(BUYER_1, SELLER_1))
            assertThat(seen(party, claim).at("/verdict/text").asString()).isEqualTo("The photos show the crack.");
    }

    @Test
    void the_words_are_in_no_event_and_go_with_their_writer() {
        var mediator = new Actor("usr_" + Ids.fresh("").substring(0, 10), Role.MEDIATOR);
        var claim = escalated();
        service.as(mediator).post(claim.path() + "/assignment", "{}").must(200);
        service.as(mediator)
                .sending("Idempotency-Key", UUID.randomUUID().toString())
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .must(200);
        var kept = service.bean(JdbcClient.class)
                .sql("select payload from journal where stream_id = ?")
                .param(claim.claimId())
                .query(String.class)
                .list();
        assertThat(String.join("", kept)).doesNotContain("The photos").contains("\"text\":{\"id\":\"txt_");
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from idempotency where answer::text like '%The photos%'")
                        .query(Long.class)
                        .single())
                .isZero();

        service.bean(TextVault.class).forget(mediator.id());

        assertThat(seen(BUYER_1, claim).path("verdict").has("text")).isFalse();
        assertThat(seen(BUYER_1, claim).at("/verdict/outcome").asString()).isEqualTo("NO_REFUND");
    }

    @Test
    void much_money_takes_a_second_mediator_and_the_parties_hear_nothing_before() {
        var claim = taken();
        var proposed = service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("FULL_REFUND", "[]"))
                .must(200);
        assertThat(proposed.text("/state")).isEqualTo("AWAITING_CONFIRMATION");
        assertThat(seen(BUYER_1, claim).has("verdict")).isFalse();
        assertThat(seen(MEDIATOR_2, claim).at("/verdict/text").asString()).startsWith("The photos");

        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict/confirmation", "{}")
                .mustRefuse(403, "second-mediator-required");
        service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict/confirmation", "{\"version\": 2}")
                .mustRefuse(409, "verdict-replaced");
        assertThat(service.neighbours().typesHeardOf(claim.orderId())).doesNotContain("mediation.VerdictIssued");
        service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict/confirmation", "{\"version\": 1}")
                .must(200);

        var issued = service.neighbours()
                .await("redress.mediation.VerdictIssued.v1", claim.orderId())
                .as(VerdictIssued.class);
        assertThat(issued.decidedBy()).isEqualTo("usr_mediator1");
        assertThat(issued.confirmedBy()).isEqualTo("usr_mediator2");
        assertThat(issued.amount().minor()).isEqualTo(55000);
        service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict/confirmation", "{}")
                .mustRefuse(409, "claim-closed");
    }

    @Test
    void the_same_escalation_heard_again_opens_nothing() {
        var claim = taken();
        var news = news(claim, 1);
        var id = service.neighbours().say("disputes.v1", "redress.dispute.ClaimEscalated.v1", claim.orderId(), news);
        service.neighbours().say(id, "disputes.v1", "redress.dispute.ClaimEscalated.v1", claim.orderId(), news);
        settled(claim, "OFFER");
        closed(claim, "SETTLED");
        assertThat(service.neighbours().typesHeardOf(claim.orderId()).stream().filter("mediation.ClaimOpened"::equals))
                .hasSize(1);
    }

    @Test
    void an_agreement_or_a_withdrawal_of_the_parties_closes_it() {
        var settled = taken();
        settled(settled, "OFFER");
        closed(settled, "SETTLED");
        service.as(MEDIATOR_1)
                .post(settled.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .mustRefuse(409, "claim-closed");

        var withdrawn = escalated();
        service.neighbours()
                .say(
                        "disputes.v1",
                        "redress.dispute.DisputeWithdrawn.v1",
                        withdrawn.orderId(),
                        new DisputeWithdrawn(
                                withdrawn.disputeId(),
                                withdrawn.orderId(),
                                service.clock().instant()));
        closed(withdrawn, "WITHDRAWN");
    }

    @Test
    void a_later_round_takes_the_place_of_the_one_before_it() {
        var first = taken();
        service.as(MEDIATOR_1)
                .post(first.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .must(200);
        service.clock().advance(Duration.ofSeconds(1));
        service.neighbours().say("disputes.v1", "redress.dispute.ClaimEscalated.v1", first.orderId(), news(first, 2));
        eventually(within(10, SECONDS), () -> assertThat(claimsOf(first)).hasSize(2));
        settled(first, "OFFER");
        eventually(
                within(10, SECONDS),
                () -> assertThat(claimsOf(first)).containsExactly("1 CLOSED SUPERSEDED", "2 CLOSED SETTLED"));
    }

    @Test
    void a_settlement_of_a_dispute_that_never_was_a_claim_is_no_trouble() {
        var dispute = Ids.fresh("dsp_");
        var never = new Case(Ids.fresh("ord_"), dispute, "");
        settled(never, "REQUEST");
        var after = new Case(never.orderId(), Ids.fresh("dsp_"), "");
        service.neighbours().say("disputes.v1", "redress.dispute.ClaimEscalated.v1", never.orderId(), news(after, 1));
        service.neighbours().await("redress.mediation.ClaimOpened.v1", never.orderId());
        assertThat(service.bean(JdbcClient.class)
                        .sql("select count(*) from parked where chain = ?")
                        .param(never.orderId())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void who_may_see_and_do_what() {
        var claim = taken();
        for (var viewer : List.of(BUYER_1, SELLER_1, MEDIATOR_1, MEDIATOR_2, SUPPORT_1, AUDITOR_1)) seen(viewer, claim);
        for (var stranger : List.of(BUYER_2, FEED))
            service.as(stranger).get(claim.path()).mustRefuse(404, "no-such-id");
        service.stranger().get(claim.path()).must(401);
        var sellerAsMediator = new Actor("usr_seller1", Role.MEDIATOR);
        service.as(sellerAsMediator)
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .mustRefuse(403, "conflict-of-interest");
        service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .mustRefuse(403, "not-assigned");
        service.as(BUYER_1)
                .post(claim.path() + "/verdict", verdict("FULL_REFUND", "[]"))
                .mustRefuse(403, "role-may-not");
        service.as(MEDIATOR_2).post(claim.path() + "/assignment", "{}").mustRefuse(409, "already-assigned");
        service.as(SUPPORT_1).post(claim.path() + "/assignment", "{}").mustRefuse(422, "mediator-missing");
        var moved = service.as(SUPPORT_1)
                .post(claim.path() + "/assignment", "{\"mediatorId\": \"usr_mediator2\"}")
                .must(200);
        assertThat(moved.text("/mediatorId")).isEqualTo("usr_mediator2");
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .mustRefuse(403, "not-assigned");
    }

    @Test
    void the_queue_is_earliest_due_first_and_holds_what_is_open() {
        var claims = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            claims.add(escalated().claimId());
            service.clock().advance(Duration.ofMinutes(1));
        }
        eventually(within(10, SECONDS), () -> assertThat(queue(MEDIATOR_2, "")).containsSubsequence(claims));
        assertThat(queue(BUYER_1, "")).containsSubsequence(claims);
        assertThat(queue(BUYER_2, "")).doesNotContainAnyElementsOf(claims);
        assertThat(queue(new Actor("usr_seller1", Role.MEDIATOR), "")).doesNotContainAnyElementsOf(claims);
        assertThat(queue(MEDIATOR_2, "?state=CLOSED&limit=200")).doesNotContainAnyElementsOf(claims);
        service.as(FEED).get("/claims").mustRefuse(403, "role-may-not");

        var first = service.as(MEDIATOR_2).get("/claims?limit=1").must(200);
        var second = service.as(MEDIATOR_2)
                .get("/claims?limit=1&cursor=" + first.text("/next"))
                .must(200);
        assertThat(List.of(first.text("/items/0/claimId"), second.text("/items/0/claimId")))
                .containsExactlyElementsOf(queue(MEDIATOR_2, "?limit=200").subList(0, 2));
    }

    @Test
    void the_reasons_are_published() {
        assertThat(service.as(BUYER_1).get("/verdict-reasons").must(200).text("/reasons/NO_PROOF_OF_DELIVERY"))
                .isNotBlank();
    }

    private static void settled(Case claim, String basis) {
        settled(claim, basis, service.clock().instant());
    }

    private static void closed(Case claim, String why) {
        assertThat(service.neighbours()
                        .await("redress.mediation.ClaimClosed.v1", claim.orderId())
                        .as(ClaimClosed.class)
                        .why())
                .isEqualTo(why);
    }

    private static List<String> claimsOf(Case claim) {
        var rows = new ArrayList<String>();
        service.as(MEDIATOR_1)
                .get("/disputes/" + claim.disputeId() + "/claims")
                .must(200)
                .json()
                .forEach(row -> rows.add(row.path("round").asInt() + " "
                        + row.path("state").asString() + " "
                        + row.path("closedWhy").asString("")));
        return rows;
    }

    private static List<String> queue(Actor viewer, String query) {
        var ids = new ArrayList<String>();
        service.as(viewer)
                .get("/claims" + (query.isEmpty() ? "?limit=200" : query))
                .must(200)
                .json()
                .path("items")
                .forEach(row -> ids.add(row.path("claimId").asString()));
        return ids;
    }
}
