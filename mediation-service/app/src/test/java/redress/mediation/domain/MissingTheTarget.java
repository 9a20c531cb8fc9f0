package redress.mediation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.ClaimCommand.AssignByLoad;
import redress.mediation.domain.ClaimCommand.MarkOverdue;
import redress.mediation.domain.ClaimEvent.VerdictOverdue;
import redress.platform.values.Actor;

class MissingTheTarget extends ClaimStory {

    private static final MarkOverdue TIMER = new MarkOverdue(CLAIM, DUE, Actor.rule("verdict-target"));
    private static final Instant LATE = DUE.plusSeconds(90);

    @Test
    void overdue_is_told_and_another_mediator_wanted() {
        at(LATE);
        given(opened(), taken()).when(TIMER).expectEvents(overdue(MARA), wanted(LATE, BUYER, SELLER, MARA));
    }

    @Test
    void it_is_never_a_verdict() {
        at(LATE);
        var view = shown(BUYER, LATE, opened(), taken(), overdue(MARA));
        assertThat(view.verdict()).isNull();
        assertThat(view.state()).isEqualTo(ClaimState.ASSIGNED);
        assertThat(view.overdue()).isTrue();
        assertThat(view.verdictDue()).isEqualTo(LATE.plus(Duration.ofDays(7)));
    }

    @Test
    void where_nobody_had_it_somebody_is_looked_for_already() {
        at(LATE);
        given(opened()).when(TIMER).expectEvents(overdue(null));
    }

    @Test
    void a_verdict_that_waits_for_its_confirmation_stays_with_its_mediator() {
        var all = verdict(1, Outcome.FULL_REFUND, line(CAMERA, 40000), line(BAG, 15000));
        at(LATE);
        given(opened(), taken(), proposed(all)).when(TIMER).expectEvents(overdue(MARA));
        given(opened(), taken(), proposed(all), overdue(MARA))
                .when(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void another_gets_it_and_the_first_has_it_until_then() {
        at(LATE);
        given(opened(), taken(), overdue(MARA)).when(give(Outcome.NO_REFUND)).expectSuccessfulHandlerExecution();
        given(opened(), taken(), overdue(MARA))
                .when(new AssignByLoad(CLAIM, PersonId.of(MIRO), RULE))
                .expectEvents(goesTo(MIRO, LATE));
        refused(
                given(opened(), taken(), overdue(MARA), goesTo(MIRO, LATE)).when(give(Outcome.NO_REFUND)),
                "not-assigned");
        given(opened(), taken(), overdue(MARA), goesTo(MIRO, LATE))
                .when(new AssignByLoad(CLAIM, PersonId.of(MAJA), RULE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void whoever_has_it_next_has_the_whole_time_again() {
        var again = LATE.plus(Duration.ofDays(7));
        at(again);
        given(opened(), taken(), overdue(MARA), goesTo(MIRO, LATE))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), taken(), overdue(MARA), goesTo(MIRO, LATE))
                .when(new MarkOverdue(CLAIM, again, Actor.rule("verdict-target")))
                .expectEvents(
                        new VerdictOverdue(
                                CLAIM,
                                subject(),
                                PersonId.of(MIRO),
                                automatically("verdict-target", again, again),
                                again.plus(Duration.ofDays(7))),
                        wanted(again, BUYER, SELLER, MIRO));
    }

    @Test
    void a_timer_that_comes_after_the_verdict_or_too_early_does_nothing() {
        at(LATE);
        given(opened(), taken(), issued(verdict(1, Outcome.NO_REFUND)), closed(ClosingReason.VERDICT, DECIDED))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(DUE.minusMillis(1));
        given(opened(), taken()).when(TIMER).expectException(IllegalStateException.class);
    }

    private static VerdictOverdue overdue(@Nullable Actor mediator) {
        return new VerdictOverdue(
                CLAIM,
                subject(),
                mediator == null ? null : PersonId.of(mediator),
                automatically("verdict-target", DUE, LATE),
                LATE.plus(Duration.ofDays(7)));
    }
}
