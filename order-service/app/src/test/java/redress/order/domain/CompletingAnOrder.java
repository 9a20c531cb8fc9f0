package redress.order.domain;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.NoteDisputeClosed;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.platform.values.Actor;

class CompletingAnOrder extends OrderStory {

    private static final OrderCommand TIMER =
            new CloseDisputeWindow(ORDER, DISPUTABLE_UNTIL, Actor.rule("dispute-window"));

    @Test
    void the_end_of_the_window_completes() {
        at(DISPUTABLE_UNTIL);
        given(placed(), paid(), shipped(), delivered(), received()).when(TIMER).expectEvents(completed());
    }

    @Test
    void a_late_timer_completes_as_of_the_due_time() {
        var late = DISPUTABLE_UNTIL.plus(Duration.ofDays(2));
        at(late);
        given(placed(), paid(), shipped(), delivered(), received())
                .when(TIMER)
                .expectEvents(completed(DISPUTABLE_UNTIL, late));
    }

    @Test
    void too_early_repeated_or_for_another_window_the_timer_does_nothing() {
        at(DISPUTABLE_UNTIL.minusNanos(1));
        given(placed(), paid(), shipped(), delivered(), received())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        at(DISPUTABLE_UNTIL);
        given(placed(), paid(), shipped(), delivered(), received(), completed())
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        given(placed(), paid(), shipped(), delivered(), received())
                .when(new CloseDisputeWindow(ORDER, CONFIRM_BY, Actor.rule("dispute-window")))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void an_order_with_an_open_dispute_completes_when_the_dispute_ends() {
        at(DISPUTABLE_UNTIL);
        var opened = DISPUTABLE_UNTIL.minusNanos(1);
        given(placed(), paid(), shipped(), delivered(), received(), disputed(SHIRT, opened))
                .when(TIMER)
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        var end = DISPUTABLE_UNTIL.plus(Duration.ofDays(30));
        at(end);
        given(placed(), paid(), shipped(), delivered(), received(), disputed(SHIRT, opened))
                .when(new NoteDisputeClosed(ORDER, SHIRT, end))
                .expectEvents(over(SHIRT, end), completed(end, end));
    }

    @Test
    void of_several_disputes_the_last_one_counts() {
        var end = DISPUTABLE_UNTIL.plus(Duration.ofDays(3));
        at(end);
        given(placed(), paid(), shipped(), delivered(), received(), disputed(SHIRT, RECEIVED), disputed(MUGS, RECEIVED))
                .when(new NoteDisputeClosed(ORDER, SHIRT, end))
                .expectEvents(over(SHIRT, end));
    }

    @Test
    void a_dispute_that_ends_inside_the_window_leaves_the_rest_of_it() {
        at(RECEIVED.plusSeconds(60));
        given(placed(), paid(), shipped(), delivered(), received(), disputed(SHIRT, RECEIVED))
                .when(new NoteDisputeClosed(ORDER, SHIRT, RECEIVED.plusSeconds(60)))
                .expectEvents(over(SHIRT, RECEIVED.plusSeconds(60)));
    }

    private static OrderCompleted completed(Instant completedAt, Instant recordedAt) {
        return new OrderCompleted(
                ORDER, new RuleEffect("dispute-window", POLICY, DISPUTABLE_UNTIL, recordedAt), completedAt);
    }
}
