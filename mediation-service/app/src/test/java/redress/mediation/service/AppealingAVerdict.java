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

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.mediation.events.AppealFiled;
import redress.mediation.events.ClaimClosed;
import redress.mediation.events.VerdictIssued;
import redress.mediation.events.VerdictOverdue;

class AppealingAVerdict extends MediationServiceStory {

    @Test
    void the_seller_appeals_another_mediator_overturns_and_it_is_final() {
        var claim = decided();
        var appeal = appeal(claim, true);
        var filed = service.neighbours()
                .await("redress.mediation.AppealFiled.v1", claim.orderId())
                .as(AppealFiled.class);
        assertThat(filed.appealId()).isEqualTo(appeal);
        assertThat(filed.by()).isEqualTo("SELLER");
        assertThat(filed.decideBy()).isEqualTo(filed.filedAt().plus(Duration.ofDays(7)));
        assertThat(seen(BUYER_1, claim).path("state").asString()).isEqualTo("APPEALED");
        assertThat(seen(BUYER_1, claim).at("/appeal/appeals/0/news/text").asString())
                .isEqualTo("Here is the parcel.");

        service.as(MEDIATOR_1).post(claim.path() + "/assignment", "{}").mustRefuse(403, "another-mediator-required");
        service.as(MEDIATOR_2).post(claim.path() + "/assignment", "{}").must(200);
        var over = service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .must(200);
        assertThat(over.text("/closedWhy")).isEqualTo("APPEAL");

        eventually(
                within(10, SECONDS),
                () -> assertThat(service.neighbours().typesHeardOf(claim.orderId()).stream()
                                .filter("mediation.VerdictIssued"::equals))
                        .hasSize(2));
        var verdicts = service.neighbours().heardOf(claim.orderId()).stream()
                .filter(heard -> heard.type().endsWith("VerdictIssued.v1"))
                .map(heard -> heard.as(VerdictIssued.class))
                .toList();
        assertThat(verdicts.getFirst().appealId()).isNull();
        assertThat(verdicts.getLast().appealId()).isEqualTo(appeal);
        assertThat(verdicts.getLast().appealResult()).isEqualTo("OVERTURNED");
        eventually(
                within(10, SECONDS),
                () -> assertThat(service.neighbours().heardOf(claim.orderId()).stream()
                                .filter(heard -> heard.type().endsWith("ClaimClosed.v1"))
                                .map(heard -> heard.as(ClaimClosed.class).why()))
                        .containsExactly("VERDICT", "APPEAL"));
        for (var party : List.of(BUYER_1, SELLER_1))
            service.as(party).post(claim.path() + "/appeal", STATEMENT).mustRefuse(409, "appeal-decided");
    }

    @Test
    void when_both_appeal_one_second_look_decides_both() {
        var claim = decided();
        appeal(claim, true);
        service.as(SELLER_1).post(claim.path() + "/appeal", STATEMENT).mustRefuse(409, "already-appealed");
        service.as(MEDIATOR_2).post(claim.path() + "/assignment", "{}").must(200);
        appeal(claim, false);
        assertThat(seen(MEDIATOR_2, claim).at("/appeal/appeals")).hasSize(2);
        assertThat(seen(MEDIATOR_2, claim).path("mediatorId").asString()).isEqualTo("usr_mediator2");
        service.as(MEDIATOR_2)
                .post(claim.path() + "/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_bag", 7500) + "]"))
                .must(200);
        assertThat(seen(BUYER_1, claim).at("/appeal/result").asString()).isEqualTo("UPHELD");
    }

    @Test
    void thirty_days_after_the_verdict_it_is_final() {
        var claim = decided();
        service.as(BUYER_2).post(claim.path() + "/appeal", STATEMENT).mustRefuse(404, "no-such-id");
        service.as(MEDIATOR_1).post(claim.path() + "/appeal", STATEMENT).mustRefuse(403, "role-may-not");
        service.clock().advance(Duration.ofDays(30));
        assertThat(seen(SELLER_1, claim).path("availableActions")).isEmpty();
        service.as(SELLER_1).post(claim.path() + "/appeal", STATEMENT).mustRefuse(409, "appeal-window-over");
    }

    @Test
    void a_second_look_may_be_overdue_too() {
        var claim = decided();
        appeal(claim, true);
        var filed = service.neighbours()
                .await("redress.mediation.AppealFiled.v1", claim.orderId())
                .as(AppealFiled.class);
        service.as(MEDIATOR_2).post(claim.path() + "/assignment", "{}").must(200);
        service.clock().advanceTo(filed.decideBy());
        var overdue = service.neighbours()
                .await("redress.mediation.VerdictOverdue.v1", claim.orderId())
                .as(VerdictOverdue.class);
        assertThat(overdue.dueAt()).isEqualTo(filed.decideBy());
        assertThat(overdue.mediatorId()).isEqualTo("usr_mediator2");
    }

    @Test
    void a_verdict_that_crossed_an_agreement_cannot_be_appealed() {
        var claim = taken();
        var before = service.clock().instant();
        service.clock().advance(Duration.ofMinutes(1));
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("NO_REFUND", "[]"))
                .must(200);
        settled(claim, "OFFER", before);
        eventually(
                within(10, SECONDS),
                () -> assertThat(seen(BUYER_1, claim).path("closedWhy").asString())
                        .isEqualTo("SETTLED"));
        service.as(BUYER_1).post(claim.path() + "/appeal", STATEMENT).mustRefuse(409, "verdict-set-aside");
    }

    private static Case decided() {
        var claim = taken();
        service.as(MEDIATOR_1)
                .post(claim.path() + "/verdict", verdict("PARTIAL_REFUND", "[" + line("lin_bag", 7500) + "]"))
                .must(200);
        return claim;
    }

    private static String appeal(Case claim, boolean seller) {
        return service.as(seller ? SELLER_1 : BUYER_1)
                .post(claim.path() + "/appeal", STATEMENT)
                .must(201)
                .text("/appealId");
    }
}
