package redress.mediation.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.BUYER_2;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.MEDIATOR_2;
import static redress.platform.testkit.People.SELLER_1;
import static redress.platform.testkit.People.SUPPORT_1;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.mediation.events.ClaimClosed;
import redress.mediation.events.ClaimOpened;
import redress.mediation.events.InformationRequested;
import redress.mediation.events.MediatorAssigned;
import redress.mediation.events.PartySilent;
import redress.mediation.events.ProposalAgreed;
import redress.mediation.events.VerdictOverdue;
import redress.platform.values.Actor;
import redress.platform.values.Ids;
import redress.platform.values.Role;

class MediatingAClaim extends MediationServiceStory {

    @Test
    void the_buyer_completes_the_complaint_and_the_words_are_in_no_event() {
        var claim = escalated();
        service.as(BUYER_1).post(claim.path() + "/complaint", STATEMENT).must(200);
        service.neighbours().await("redress.mediation.ComplaintCompleted.v1", claim.orderId());
        service.as(BUYER_1).post(claim.path() + "/complaint", STATEMENT).mustRefuse(409, "already-completed");
        service.as(BUYER_2).post(claim.path() + "/complaint", STATEMENT).mustRefuse(404, "no-such-id");
        service.as(SELLER_1).post(claim.path() + "/complaint", STATEMENT).mustRefuse(403, "role-may-not");

        for (var viewer : List.of(BUYER_1, SELLER_1, MEDIATOR_1)) {
            assertThat(seen(viewer, claim).at("/completion/text").asString()).isEqualTo("Here is the parcel.");
            assertThat(seen(viewer, claim)
                            .at("/completion/evidence/0/evidenceId")
                            .asString())
                    .startsWith("evd_");
        }
        assertThat(String.join(
                        "",
                        service.bean(JdbcClient.class)
                                .sql("select payload from journal where stream_id = ?")
                                .param(claim.claimId())
                                .query(String.class)
                                .list()))
                .doesNotContain("Here is the parcel");
    }

    @Test
    void a_party_answers_what_it_was_asked_and_the_silent_one_is_recorded() {
        var claim = taken();
        var toSeller = ask(claim, "SELLER");
        var toBuyer = ask(claim, "BUYER");
        var asked = service.neighbours()
                .await("redress.mediation.InformationRequested.v1", claim.orderId())
                .as(InformationRequested.class);
        assertThat(asked.due()).isEqualTo(asked.requestedAt().plus(Duration.ofDays(3)));
        assertThat(asked.kinds()).containsExactly("PROOF_OF_DELIVERY");

        service.as(BUYER_1).post(answerTo(claim, toSeller), STATEMENT).mustRefuse(404, "no-such-id");
        service.as(SELLER_1).post(answerTo(claim, toSeller), STATEMENT).must(200);
        service.as(SELLER_1).post(answerTo(claim, toSeller), STATEMENT).mustRefuse(409, "already-answered");
        service.neighbours().await("redress.mediation.InformationProvided.v1", claim.orderId());

        service.clock().advanceTo(asked.due().plusSeconds(30));
        var silent = service.neighbours()
                .await("redress.mediation.PartySilent.v1", claim.orderId())
                .as(PartySilent.class);
        assertThat(silent.requestId()).isEqualTo(toBuyer);
        assertThat(silent.party()).isEqualTo("BUYER");
        assertThat(silent.rule()).isEqualTo("information-due");
        assertThat(silent.recordedAt()).isAfter(silent.dueAt());
        service.as(BUYER_1).post(answerTo(claim, toBuyer), STATEMENT).mustRefuse(409, "already-answered");

        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_bag", 100) + "]"))
                .must(200);
        assertThat(service.neighbours().typesHeardOf(claim.orderId()).stream().filter("mediation.PartySilent"::equals))
                .hasSize(1);
    }

    @Test
    void a_proposal_settles_when_both_have_accepted() {
        var claim = taken();
        var replaced = propose(claim, 5000);
        service.as(BUYER_1).post(answerTo(claim, replaced), YES).must(200);
        var proposal = propose(claim, 7500);
        service.as(SELLER_1).post(answerTo(claim, replaced), YES).mustRefuse(409, "proposal-replaced");

        service.as(SELLER_1).post(answerTo(claim, proposal), YES).must(200);
        assertThat(seen(BUYER_1, claim).at("/proposals/1/acceptedBy")).isEmpty();
        assertThat(seen(BUYER_1, claim).at("/proposals/1/text").asString()).startsWith("Half");
        service.as(BUYER_2).post(answerTo(claim, proposal), YES).mustRefuse(404, "no-such-id");
        var agreed = service.as(BUYER_1).post(answerTo(claim, proposal), YES).must(200);
        assertThat(agreed.text("/closedWhy")).isEqualTo("PROPOSAL");

        var news = service.neighbours()
                .await("redress.mediation.ProposalAgreed.v1", claim.orderId())
                .as(ProposalAgreed.class);
        assertThat(news.proposalId()).isEqualTo(proposal);
        assertThat(news.amount().minor()).isEqualTo(7500);
        assertThat(service.neighbours()
                        .await("redress.mediation.ClaimClosed.v1", claim.orderId())
                        .as(ClaimClosed.class)
                        .why())
                .isEqualTo("PROPOSAL");
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .mustRefuse(409, "claim-closed");
    }

    @Test
    void a_proposal_that_not_both_answer_expires_and_one_no_is_enough() {
        var claim = taken();
        var first = propose(claim, 5000);
        service.as(BUYER_1).post(answerTo(claim, first), YES).must(200);
        service.as(SELLER_1)
                .post(answerTo(claim, first), "{\"answer\": \"DECLINE\"}")
                .must(200);
        service.neighbours().await("redress.mediation.ProposalDeclined.v1", claim.orderId());
        service.as(SELLER_1).post(answerTo(claim, first), YES).mustRefuse(409, "nothing-proposed");

        var second = propose(claim, 6000);
        service.as(BUYER_1).post(answerTo(claim, second), YES).must(200);
        service.clock().advance(Duration.ofDays(3));
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(SELLER_1, claim).at("/proposals/1/fate").asString())
                        .isEqualTo("EXPIRED"));
        service.as(SELLER_1).post(answerTo(claim, second), YES).mustRefuse(409, "nothing-proposed");
    }

    @Test
    void whoever_is_on_duty_gets_claims_by_load_and_a_late_one_goes_to_another() {
        var first = mediator("a");
        var second = mediator("b");
        duty(first, true);
        try {
            duty(second, true);
            var claim = escalated();
            var given = assigned(claim).getFirst();
            // what waited before went to the one who came first, so the other has less, or as much and comes later
            assertThat(given).isIn(first.id(), second.id());
            var other = given.equals(first.id()) ? second : first;
            service.as(MEDIATOR_2).post(claim.path() + "/assignment", "{}").mustRefuse(409, "already-assigned");

            var opened = service.neighbours()
                    .await("redress.mediation.ClaimOpened.v1", claim.orderId())
                    .as(ClaimOpened.class);
            service.clock().advanceTo(opened.verdictDue().plusSeconds(1));
            var overdue = service.neighbours()
                    .await("redress.mediation.VerdictOverdue.v1", claim.orderId())
                    .as(VerdictOverdue.class);
            assertThat(overdue.mediatorId()).isEqualTo(given);
            assertThat(overdue.rule()).isEqualTo("verdict-target");
            assertThat(overdue.dueAt()).isEqualTo(opened.verdictDue());
            eventually(within(20, SECONDS), () -> assertThat(assigned(claim)).containsExactly(given, other.id()));
            assertThat(service.neighbours().typesHeardOf(claim.orderId())).doesNotContain("mediation.VerdictIssued");
            var late = new Actor(given, Role.MEDIATOR);
            service.as(late)
                    .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                    .mustRefuse(403, "not-assigned");
            eventually(
                    within(10, SECONDS),
                    () -> assertThat(service.as(SUPPORT_1)
                                    .get("/claims?limit=200&overdue=true&mediatorId=" + other.id())
                                    .must(200)
                                    .json()
                                    .toString())
                            .contains(claim.claimId()));
            service.as(other)
                    .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                    .must(200);
        } finally {
            duty(first, false);
            duty(second, false);
        }
    }

    @Test
    void a_party_never_gets_its_own_claim_and_it_waits_for_somebody_else() {
        var seller = new Actor("usr_seller1", Role.MEDIATOR);
        duty(seller, true);
        var claim = escalated();
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(SUPPORT_1)
                                .get("/mediators")
                                .must(200)
                                .json()
                                .path("waiting")
                                .toString())
                        .contains(claim.claimId()));
        var somebody = mediator("c");
        try {
            service.as(SUPPORT_1)
                    .post("/mediators/duty", "{\"mediatorId\": \"" + somebody.id() + "\", \"onDuty\": true}")
                    .must(200);
            eventually(within(20, SECONDS), () -> assertThat(assigned(claim)).containsExactly(somebody.id()));
        } finally {
            duty(somebody, false);
            duty(seller, false);
        }
        service.as(BUYER_1).get("/mediators").mustRefuse(403, "role-may-not");
        service.as(MEDIATOR_1)
                .post("/mediators/duty", "{\"mediatorId\": \"usr_mediator2\", \"onDuty\": true}")
                .mustRefuse(403, "role-may-not");
        service.as(SUPPORT_1).post("/mediators/duty", "{\"onDuty\": true}").mustRefuse(422, "mediator-missing");
    }

    @Test
    void a_claim_about_a_return_is_shown_and_found_as_such() {
        var claim = escalated("RETURN");
        assertThat(seen(MEDIATOR_1, claim).path("about").asString()).isEqualTo("RETURN");
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.as(MEDIATOR_1)
                                .get("/claims?limit=200&about=RETURN")
                                .must(200)
                                .json()
                                .toString())
                        .contains(claim.claimId()));
        assertThat(service.as(MEDIATOR_1)
                        .get("/claims?limit=200&about=DISPUTE")
                        .must(200)
                        .json()
                        .toString())
                .doesNotContain(claim.claimId());
        service.as(MEDIATOR_1).post(claim.path() + "/assignment", "{}").must(200);
        service.as(MEDIATOR_1)
                .post(
                        claim.path() + "/verdict",
                        verdict("RETURN_AND_REFUND", "[" + line("lin_bag", 100) + "]")
                                .replace("\"fundedBy\"", "\"returnPaidBy\": \"SELLER\", \"fundedBy\""))
                .mustRefuse(422, "nothing-to-return");
    }

    private static Actor mediator(String name) {
        return new Actor("usr_" + name + Ids.fresh("").substring(0, 12), Role.MEDIATOR);
    }

    private static void duty(Actor mediator, boolean on) {
        service.as(mediator).post("/mediators/duty", "{\"onDuty\": " + on + "}").must(200);
    }

    private static List<String> assigned(Case claim) {
        service.neighbours().await("redress.mediation.MediatorAssigned.v1", claim.orderId());
        return service.neighbours().heardOf(claim.orderId()).stream()
                .filter(heard -> heard.type().endsWith("MediatorAssigned.v1"))
                .map(heard -> heard.as(MediatorAssigned.class).mediatorId())
                .toList();
    }

    private static String ask(Case claim, String party) {
        return service.as(MEDIATOR_1)
                .post(claim.path() + "/information-requests", """
                        {"from": "%s", "kinds": ["PROOF_OF_DELIVERY"], "text": "Who signed for it?"}""".formatted(party))
                .must(201)
                .text("/requestId");
    }

    private static String propose(Case claim, long minor) {
        return service.as(MEDIATOR_1)
                .post(claim.path() + "/proposals", proposal(minor))
                .must(201)
                .text("/proposalId");
    }

    private static String answerTo(Case claim, String id) {
        return claim.path() + (id.startsWith("inf_") ? "/information-requests/" : "/proposals/") + id + "/answer";
    }
}
