package redress.dispute.domain;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.Hold;
import redress.dispute.domain.DisputeEvent.SellerReminded;

/** R20. */
class RemindingTheSeller extends DisputeStory {

    private static final RemindSeller FIRST = new RemindSeller(DISPUTE, 1, day(3), TIMER);
    private static final RemindSeller SECOND = new RemindSeller(DISPUTE, 2, day(4), TIMER);

    private static SellerReminded reminded(int number, Instant due, Instant recorded) {
        return new SellerReminded(DISPUTE, ORDER, number, day(5), rule("seller-reminder", due, recorded));
    }

    @Test
    void on_day_3_and_on_day_4() {
        clock.set(day(3));
        given(opened()).when(FIRST).expectEvents(reminded(1, day(3), day(3)));
        clock.set(day(4));
        given(opened(), reminded(1, day(3), day(3))).when(SECOND).expectEvents(reminded(2, day(4), day(4)));
    }

    @Test
    void once_each() {
        clock.set(day(4));
        given(opened(), reminded(1, day(3), day(3)))
                .when(FIRST)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void late_says_so_and_too_late_is_nothing() {
        clock.set(day(5).minusMillis(1));
        given(opened()).when(FIRST).expectEvents(reminded(1, day(3), day(5).minusMillis(1)));
        clock.set(day(5));
        given(opened()).when(FIRST).expectSuccessfulHandlerExecution().expectNoEvents();
    }

    @Test
    void not_who_has_answered_nor_while_nothing_moves() {
        clock.set(day(3));
        given(opened(), rejected())
                .when(FIRST)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened(), new DisputeHeld(DISPUTE, ORDER, Hold.CHARGEBACK, day(2)))
                .when(FIRST)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void of_a_window_that_began_again_not_by_the_timer_of_the_old_one() {
        clock.set(day(4));
        given(opened())
                .when(new RemindSeller(DISPUTE, 1, day(2), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(opened())
                .when(new RemindSeller(DISPUTE, 3, day(4), TIMER))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
