package redress.mediation.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static redress.platform.testkit.Eventually.eventually;
import static redress.platform.testkit.Eventually.within;
import static redress.platform.testkit.People.BUYER_1;
import static redress.platform.testkit.People.MEDIATOR_1;
import static redress.platform.testkit.People.MEDIATOR_2;
import static redress.platform.testkit.People.SELLER_1;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import redress.mediation.events.ClaimClosed;
import redress.mediation.events.VerdictIssued;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** Whoever comes second gets a clear conflict, and there is one outcome (R26). */
class RacingForAClaim extends MediationServiceStory {

    private static final Actor MEDIATOR_3 = new Actor("usr_mediator3", Role.MEDIATOR);

    @RepeatedTest(5)
    void a_verdict_while_they_settle() throws Exception {
        var claim = taken();
        var at = service.clock().instant();
        var answers = atOnce(
                () -> service.as(MEDIATOR_1)
                        .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                        .status(),
                () -> {
                    settled(claim, "OFFER", at);
                    return 200;
                });
        assertThat(answers.getFirst()).isIn(200, 409);
        // if the verdict was first, the settlement that was made before the dispute heard of it sets it aside
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(BUYER_1, claim).path("closedWhy").asString())
                        .isEqualTo("SETTLED"));
        assertThat(closings(claim)).hasSize(1);
        assertThat(verdicts(claim)).hasSize(answers.getFirst() == 200 ? 1 : 0);
        service.as(BUYER_1)
                .post(claim.path() + "/appeal", STATEMENT)
                .mustRefuse(409, answers.getFirst() == 200 ? "verdict-set-aside" : "no-verdict");
    }

    @RepeatedTest(5)
    void two_mediators_take_it_and_both_decide() throws Exception {
        var claim = escalated();
        var taken = atOnce(
                () -> service.as(MEDIATOR_1)
                        .post(claim.path() + "/assignment", "{}")
                        .status(),
                () -> service.as(MEDIATOR_2)
                        .post(claim.path() + "/assignment", "{}")
                        .status());
        assertThat(taken).containsExactlyInAnyOrder(200, 409);
        var decided = atOnce(
                () -> service.as(MEDIATOR_1)
                        .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                        .status(),
                () -> service.as(MEDIATOR_2)
                        .post(claim.path() + "/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_bag", 1) + "]"))
                        .status());
        assertThat(decided.get(taken.indexOf(200))).isEqualTo(200);
        assertThat(decided.get(taken.indexOf(409))).isIn(403, 409);
        assertThat(verdicts(claim)).hasSize(1);
    }

    @RepeatedTest(5)
    void a_verdict_is_confirmed_twice() throws Exception {
        var claim = taken();
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("FULL_REFUND", "[]"))
                .must(200);
        var answers = atOnce(
                () -> service.as(MEDIATOR_2)
                        .post(claim.path() + "/verdict/confirmation", "{\"version\": 1}")
                        .status(),
                () -> service.as(MEDIATOR_3)
                        .post(claim.path() + "/verdict/confirmation", "{\"version\": 1}")
                        .status());
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(verdicts(claim)).hasSize(1);
    }

    @RepeatedTest(5)
    void both_accept_the_proposal_at_once() throws Exception {
        var claim = taken();
        var proposal = service.as(MEDIATOR_1)
                .post(claim.path() + "/proposals", proposal(7500))
                .must(201)
                .text("/proposalId");
        var path = claim.path() + "/proposals/" + proposal + "/answer";
        var answers = atOnce(
                () -> service.as(BUYER_1).post(path, YES).status(),
                () -> service.as(SELLER_1).post(path, YES).status());
        assertThat(answers).containsOnly(200);
        assertThat(closings(claim)).containsExactly("PROPOSAL");
    }

    @RepeatedTest(5)
    void both_appeal_at_once() throws Exception {
        var claim = taken();
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_bag", 1) + "]"))
                .must(200);
        var answers = atOnce(
                () -> service.as(BUYER_1)
                        .post(claim.path() + "/appeal", STATEMENT)
                        .status(),
                () -> service.as(SELLER_1)
                        .post(claim.path() + "/appeal", STATEMENT)
                        .status());
        assertThat(answers).containsOnly(201);
        assertThat(seen(BUYER_1, claim).at("/appeal/appeals")).hasSize(2);
    }

    private static List<String> closings(Case claim) {
        service.neighbours().await("redress.mediation.ClaimClosed.v1", claim.orderId());
        return service.neighbours().heardOf(claim.orderId()).stream()
                .filter(heard -> heard.type().endsWith("ClaimClosed.v1"))
                .map(heard -> heard.as(ClaimClosed.class).why())
                .toList();
    }

    private static List<String> verdicts(Case claim) {
        service.neighbours().await("redress.mediation.ClaimClosed.v1", claim.orderId());
        return service.neighbours().heardOf(claim.orderId()).stream()
                .filter(heard -> heard.type().endsWith("VerdictIssued.v1"))
                .map(heard -> heard.as(VerdictIssued.class).outcome())
                .toList();
    }

    @SafeVarargs
    private static List<Integer> atOnce(Callable<Integer>... deeds) throws Exception {
        var start = new CyclicBarrier(deeds.length);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Future<Integer>>();
            for (var deed : deeds)
                done.add(people.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            var answers = new ArrayList<Integer>();
            for (var one : done) answers.add(one.get());
            return answers;
        }
    }
}
