package redress.dispute.saga;

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
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnId;
import redress.platform.values.Actor;

/** Every return ends: it is shipped in time or lapses (R41), arrives or is presumed lost, is inspected or counts as accepted (R42). */
@Saga
@ProcessingGroup("return-journey")
public class ReturnJourney {

    private static final String SHIP_BY = "return-ship-by";
    private static final String TRANSIT = "return-transit";
    private static final String INSPECTION = "return-inspection";

    private @Nullable String timer;

    /** Which return a timer is about, and when it was due. */
    public record Due(ReturnId returnId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnAwaited awaited, DeadlineManager deadlines) {
        timer = deadlines.schedule(awaited.shipBy(), SHIP_BY, new Due(awaited.returnId(), awaited.shipBy()));
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnShipped shipped, DeadlineManager deadlines) {
        cancel(SHIP_BY, deadlines);
        timer = deadlines.schedule(shipped.arriveBy(), TRANSIT, new Due(shipped.returnId(), shipped.arriveBy()));
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnDelivered delivered, DeadlineManager deadlines) {
        cancel(TRANSIT, deadlines);
        timer = deadlines.schedule(
                delivered.inspectBy(), INSPECTION, new Due(delivered.returnId(), delivered.inspectBy()));
    }

    /** By the seller on the way or after arrival, or by silence: whichever timer is left is nothing. */
    @EndSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnAccepted accepted, DeadlineManager deadlines) {
        cancel(TRANSIT, deadlines);
        cancel(INSPECTION, deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnLapsed lapsed) {}

    @EndSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnPresumedLost lost) {}

    @DeadlineHandler(deadlineName = SHIP_BY)
    public void lapse(Due due, CommandGateway commands) {
        timer = null;
        commands.sendAndWait(new LapseReturn(due.returnId(), due.at(), Actor.rule(SHIP_BY)));
    }

    @DeadlineHandler(deadlineName = TRANSIT)
    public void presumeLost(Due due, CommandGateway commands) {
        timer = null;
        commands.sendAndWait(new PresumeReturnLost(due.returnId(), due.at(), Actor.rule(TRANSIT)));
    }

    @DeadlineHandler(deadlineName = INSPECTION)
    public void acceptBySilence(Due due, CommandGateway commands) {
        timer = null;
        commands.sendAndWait(new AcceptReturnBySilence(due.returnId(), due.at(), Actor.rule(INSPECTION)));
    }

    private void cancel(String name, DeadlineManager deadlines) {
        if (timer != null) deadlines.cancelSchedule(name, timer);
    }
}
