package redress.order.saga;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.order.domain.DeclarationId;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.order.domain.OrderCommand.ExtendGuarantee;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderId;
import redress.platform.values.Actor;

/**
 * As long as a force majeure lasts, it covers the orders that are paid or shipped after it was declared, too (R7). Those that
 * were under way before are found by {@link OrderProtection}: both read the same journal in the same order, so an order is
 * before the declaration or after it, and never between.
 */
@Saga
@ProcessingGroup("force-majeure-cover")
public class ForceMajeureCover {

    private static final String END = "force-majeure";
    private static final String COVERED = "covered";

    private @Nullable ForceMajeureDeclared declared;

    /** Which declaration ends. */
    public record Ending(DeclarationId declarationId) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "declarationId")
    public void on(ForceMajeureDeclared declaration, DeadlineManager deadlines) {
        declared = declaration;
        SagaLifecycle.associateWith(COVERED, declaration.covered());
        deadlines.schedule(declaration.time().until(), END, new Ending(declaration.declarationId()));
    }

    @SagaEventHandler(associationProperty = COVERED)
    public void on(OrderPaid paid, CommandGateway commands) {
        extend(paid.orderId(), commands);
    }

    @SagaEventHandler(associationProperty = COVERED)
    public void on(OrderShipped shipped, CommandGateway commands) {
        extend(shipped.orderId(), commands);
    }

    @DeadlineHandler(deadlineName = END)
    public void end(Ending ending) {
        SagaLifecycle.end();
    }

    private void extend(OrderId order, CommandGateway commands) {
        if (declared != null) commands.sendAndWait(extension(order, declared));
    }

    static ExtendGuarantee extension(OrderId order, ForceMajeureDeclared declared) {
        return new ExtendGuarantee(
                order, declared.declarationId(), declared.scope(), declared.reason(), declared.time(), Actor.rule(END));
    }
}
