package redress.order.saga;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.OrderCommand.BreachGuarantee;
import redress.order.domain.OrderCommand.CancelUnshipped;
import redress.order.domain.OrderCommand.CloseDisputeWindow;
import redress.order.domain.OrderCommand.ConfirmReceiptAutomatically;
import redress.order.domain.OrderEvent.GuaranteeBreached;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.OrderEvent.OrderCancelled;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderId;
import redress.platform.values.Actor;

/**
 * Every paid order comes to an end: it is shipped in time or cancelled (R5), delivered in time or refunded (R7), confirmed by
 * silence if by nothing else, and completed when it can no longer be disputed (R8). An order waits for one thing at a time, so
 * there is one timer. When, is in the events; whether it still may, the order decides. What an open dispute held back needs no
 * timer: its end does it. While the order is under way, a force majeure that covers it finds it here.
 */
@Saga
@ProcessingGroup("order-protection")
public class OrderProtection {

    private static final String PREPARATION = "preparation-time";
    private static final String GUARANTEE = "delivery-guarantee";
    private static final String CONFIRMATION = "automatic-confirmation";
    private static final String WINDOW = "dispute-window";

    /** The association under which a declaration of force majeure finds the orders that it covers. */
    private static final String COVERED = "covered";

    private @Nullable OrderId order;
    private @Nullable Instant guaranteedUntil;
    private List<String> covered = List.of();
    private @Nullable String waitsFor;
    private @Nullable String schedule;

    /** What a timer is to do, for which order, and when it was due. */
    public record Due(OrderId orderId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderPaid paid, DeadlineManager deadlines) {
        order = paid.orderId();
        guaranteedUntil = paid.guaranteedUntil();
        isCoveredAs(paid.covered());
        waitFor(PREPARATION, new Due(paid.orderId(), paid.shipBy()), deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderCancelled cancelled, DeadlineManager deadlines) {
        waitNoMore(deadlines);
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderShipped shipped, DeadlineManager deadlines) {
        isCoveredAs(shipped.covered());
        if (guaranteedUntil != null) waitFor(GUARANTEE, new Due(shipped.orderId(), guaranteedUntil), deadlines);
    }

    @SagaEventHandler(associationProperty = COVERED)
    public void on(ForceMajeureDeclared declared, CommandGateway commands) {
        if (order != null) commands.sendAndWait(ForceMajeureCover.extension(order, declared));
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(GuaranteeExtended extended, DeadlineManager deadlines) {
        guaranteedUntil = extended.until();
        if (GUARANTEE.equals(waitsFor)) waitFor(GUARANTEE, new Due(extended.orderId(), extended.until()), deadlines);
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(GuaranteeBreached breached, DeadlineManager deadlines) {
        isCoveredNoMore();
        waitNoMore(deadlines);
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderDelivered delivered, DeadlineManager deadlines) {
        isCoveredNoMore();
        waitFor(CONFIRMATION, new Due(delivered.orderId(), delivered.confirmBy()), deadlines);
    }

    @SagaEventHandler(associationProperty = "orderId")
    public void on(ReceiptConfirmed confirmed, DeadlineManager deadlines) {
        waitFor(WINDOW, new Due(confirmed.orderId(), confirmed.disputableUntil()), deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "orderId")
    public void on(OrderCompleted completed, DeadlineManager deadlines) {
        waitNoMore(deadlines);
    }

    @DeadlineHandler(deadlineName = PREPARATION)
    public void cancel(Due due, CommandGateway commands) {
        commands.sendAndWait(new CancelUnshipped(due.orderId(), due.at(), Actor.rule(PREPARATION)));
    }

    @DeadlineHandler(deadlineName = GUARANTEE)
    public void breach(Due due, CommandGateway commands) {
        commands.sendAndWait(new BreachGuarantee(due.orderId(), due.at(), Actor.rule(GUARANTEE)));
    }

    @DeadlineHandler(deadlineName = CONFIRMATION)
    public void confirm(Due due, CommandGateway commands) {
        commands.sendAndWait(new ConfirmReceiptAutomatically(due.orderId(), due.at(), Actor.rule(CONFIRMATION)));
    }

    @DeadlineHandler(deadlineName = WINDOW)
    public void close(Due due, CommandGateway commands) {
        commands.sendAndWait(new CloseDisputeWindow(due.orderId(), due.at(), Actor.rule(WINDOW)));
    }

    private void waitFor(String what, Due due, DeadlineManager deadlines) {
        waitNoMore(deadlines);
        waitsFor = what;
        schedule = deadlines.schedule(due.at(), what, due);
    }

    private void waitNoMore(DeadlineManager deadlines) {
        if (waitsFor != null && schedule != null) deadlines.cancelSchedule(waitsFor, schedule);
        waitsFor = null;
        schedule = null;
    }

    private void isCoveredAs(String key) {
        covered = Stream.concat(covered.stream(), Stream.of(key)).toList();
        SagaLifecycle.associateWith(COVERED, key);
    }

    private void isCoveredNoMore() {
        covered.forEach(key -> SagaLifecycle.removeAssociationWith(COVERED, key));
        covered = List.of();
    }
}
