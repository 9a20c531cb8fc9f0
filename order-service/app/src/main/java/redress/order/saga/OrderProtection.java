package redress.order.saga;

import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderId;
import redress.platform.values.Actor;

/**
 * Every delivered order gets completed (R8): silence confirms receipt, and the dispute window closes after that. When, is
 * in the events; whether it still may, the order decides. What an open dispute held back needs no timer: its end does it.
 */
@Saga
@ProcessingGroup("order-protection")
public class OrderProtection {

    private static final String CONFIRMATION = "automatic-confirmation";
    private static final String WINDOW = "dispute-window";

    private @Nullable String confirmation;
    private @Nullable String window;

    /** What a timer is to do, for which order, and when it was due. */
    public record Due(OrderId orderId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderDelivered delivered, DeadlineManager deadlines) {
        confirmation = deadlines.schedule(
                delivered.confirmBy(), CONFIRMATION, new Due(delivered.orderId(), delivered.confirmBy()));
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(ReceiptConfirmed confirmed, DeadlineManager deadlines) {
        cancel(CONFIRMATION, confirmation, deadlines);
        confirmation = null;
        window = deadlines.schedule(
                confirmed.disputableUntil(), WINDOW, new Due(confirmed.orderId(), confirmed.disputableUntil()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderCompleted completed, DeadlineManager deadlines) {
        cancel(WINDOW, window, deadlines);
    }

    @DeadlineHandler(deadlineName = CONFIRMATION)
    public void confirm(Due due, CommandGateway commands) {
        confirmation = null;
        commands.sendAndWait(new ConfirmReceiptAutomatically(due.orderId(), due.at(), Actor.rule(CONFIRMATION)));
    }

    @DeadlineHandler(deadlineName = WINDOW)
    public void close(Due due, CommandGateway commands) {
        window = null;
        commands.sendAndWait(new CloseDisputeWindow(due.orderId(), due.at(), Actor.rule(WINDOW)));
    }

    private static void cancel(String name, @Nullable String schedule, DeadlineManager deadlines) {
        if (schedule != null) deadlines.cancelSchedule(name, schedule);
    }
}
