package redress.dispute.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeEvent.SellerResponseWindowElapsed;

class RunningOutOfTime extends DisputeStory {

    private static final ElapseResponseWindow DAY_5 = new ElapseResponseWindow(DISPUTE, day(5), TIMER);
    private static final EscalateUnresolved DAY_15 = new EscalateUnresolved(DISPUTE, day(15), TIMER);

    private static SellerResponseWindowElapsed elapsed(Silence consequence, java.time.Instant recorded) {
        return new SellerResponseWindowElapsed(
                DISPUTE, ORDER, consequence, rule("seller-response-window", day(5), recorded));
    }

    @Test
    void a_silent_seller_lets_the_buyer_file_a_claim() {
        clock.set(day(5));
        given(opened()).when(DAY_5).expectEvents(elapsed(Silence.CLAIM_ALLOWED, day(5)));
    }

    @Test
    void a_silent_seller_is_escalated_where_the_policy_says_so() {
        clock.set(day(5));
        var rule = rule("seller-response-window", day(5), day(5));
        given(opened(KEEP, Silence.ESCALATE))
                .when(DAY_5)
                .expectEvents(elapsed(Silence.ESCALATE, day(5)), escalated(Trigger.SILENCE, rule, day(5)));
    }

    @Test
    void a_silent_seller_grants_the_request_where_the_policy_says_so() {
        clock.set(day(5));
        var rule = rule("seller-response-window", day(5), day(5));
        given(opened(KEEP, Silence.ACCEPT))
                .when(DAY_5)
                .expectEvents(elapsed(Silence.ACCEPT, day(5)), settled(Basis.SILENCE, KEEP, eur(3002), rule, day(5)));
    }

    @Test
    void a_late_timer_counts_from_when_it_was_due_but_takes_nobodys_days() {
        clock.set(day(25));
        var rule = rule("seller-response-window", day(5), day(25));
        given(opened(SEND_BACK, Silence.ACCEPT))
                .when(DAY_5)
                .expectEvents(
                        elapsed(Silence.ACCEPT, day(25)), settled(Basis.SILENCE, SEND_BACK, eur(3002), rule, day(5)));

        assertThat(elsewhere.historyOf(RETURN)).containsExactly(awaited(day(35), day(25)));
    }

    @Test
    void unresolved_on_day_15_it_escalates_by_itself() {
        clock.set(day(15));
        given(opened(), rejected())
                .when(DAY_15)
                .expectEvents(escalated(Trigger.TIMEOUT, rule("resolution-window", day(15), day(15)), day(15)));
    }

    @Test
    void offers_never_reset_the_clock() {
        clock.set(day(15));
        given(opened(), countered(HALF), made(half(Party.SELLER, 1)))
                .when(DAY_15)
                .expectEvents(escalated(Trigger.TIMEOUT, rule("resolution-window", day(15), day(15)), day(15)));
    }

    @Test
    void a_settlement_stops_the_clock() {
        clock.set(day(15));
        given(opened(), agreed(KEEP))
                .when(DAY_15)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void a_repeated_timer_is_nothing() {
        clock.set(day(16));
        given(opened(), elapsed(Silence.CLAIM_ALLOWED, day(5)))
                .when(DAY_5)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), rejected(), filed())
                .when(DAY_15)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void what_was_due_first_is_done_first_in_whatever_order_late_timers_come() {
        clock.set(day(20));
        given(opened())
                .when(DAY_15)
                .expectEvents(
                        elapsed(Silence.CLAIM_ALLOWED, day(20)),
                        escalated(Trigger.TIMEOUT, rule("resolution-window", day(15), day(20)), day(15)));
        given(opened(KEEP, Silence.ACCEPT))
                .when(DAY_15)
                .expectEvents(
                        elapsed(Silence.ACCEPT, day(20)),
                        settled(
                                Basis.SILENCE,
                                KEEP,
                                eur(3002),
                                rule("seller-response-window", day(5), day(20)),
                                day(5)));
    }

    @Test
    void a_timer_before_its_time_is_tried_again() {
        clock.set(day(5).minusMillis(1));
        given(opened()).when(DAY_5).expectException(IllegalStateException.class).expectNoEvents();
    }
}
