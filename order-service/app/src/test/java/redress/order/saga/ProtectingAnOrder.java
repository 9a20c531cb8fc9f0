package redress.order.saga;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.order.domain.Confirmation;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderId;
import redress.order.domain.PolicyVersion;
import redress.order.domain.RuleEffect;
import redress.platform.values.Actor;

class ProtectingAnOrder {

    private static final OrderId ORDER = new OrderId("ord_1");
    private static final Duration FIFTEEN_DAYS = Duration.ofDays(15);

    private SagaTestFixture<OrderProtection> fixture = new SagaTestFixture<>(OrderProtection.class);
    private Instant start = Instant.EPOCH;

    @BeforeEach
    void an_order_on_its_way() {
        fixture = new SagaTestFixture<>(OrderProtection.class);
        start = Instant.now(java.time.Clock.systemUTC());
        fixture.givenCurrentTime(start);
    }

    @Test
    void fifteen_days_of_silence_ask_for_the_confirmation_with_its_due_time() {
        fixture.givenAPublished(delivered())
                .whenTimeElapses(FIFTEEN_DAYS)
                .expectDispatchedCommands(new ConfirmReceiptAutomatically(
                        ORDER, start.plus(FIFTEEN_DAYS), Actor.rule("automatic-confirmation")));
    }

    @Test
    void a_moment_less_asks_for_nothing() {
        fixture.givenAPublished(delivered())
                .whenTimeElapses(FIFTEEN_DAYS.minusMillis(1))
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @Test
    void a_confirmed_receipt_takes_the_timer_back_and_sets_the_window() {
        fixture.givenAPublished(delivered())
                .whenPublishingA(received())
                .expectNoDispatchedCommands()
                .expectNoScheduledDeadlineWithName(FIFTEEN_DAYS, "automatic-confirmation")
                .expectScheduledDeadlineWithName(Duration.ofDays(17), "dispute-window");
    }

    @Test
    void the_end_of_the_window_asks_for_completion() {
        fixture.givenAPublished(delivered())
                .andThenAPublished(received())
                .whenTimeElapses(Duration.ofDays(17))
                .expectDispatchedCommands(
                        new CloseDisputeWindow(ORDER, start.plus(Duration.ofDays(17)), Actor.rule("dispute-window")));
    }

    @Test
    void completion_keeps_the_promise() {
        fixture.givenAPublished(delivered())
                .andThenAPublished(received())
                .whenPublishingA(new OrderCompleted(
                        ORDER, new RuleEffect("dispute-window", new PolicyVersion("default-1"), start, start), start))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    private OrderDelivered delivered() {
        return new OrderDelivered(ORDER, start.plus(FIFTEEN_DAYS), start);
    }

    private ReceiptConfirmed received() {
        return new ReceiptConfirmed(
                ORDER, new Confirmation.ByBuyer(), start.plus(Duration.ofDays(17)), start.plus(Duration.ofDays(2)));
    }
}
