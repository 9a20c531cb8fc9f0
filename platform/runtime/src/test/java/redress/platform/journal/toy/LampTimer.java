package redress.platform.journal.toy;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;

/** Nobody has to remember to put the lamp out. */
@Saga
@ProcessingGroup("lamp-timer")
public class LampTimer {

    private @Nullable String scheduleId;

    @StartSaga
    @SagaEventHandler(associationProperty = "lampId")
    void on(LampEvent.LampLit lit, DeadlineManager deadlines) {
        scheduleId = deadlines.schedule(lit.offAt(), "lamp-off", lit.lampId());
    }

    @DeadlineHandler(deadlineName = "lamp-off")
    void due(LampId lampId, CommandGateway commands) {
        scheduleId = null;
        commands.sendAndWait(new LampCommand.PutOutLamp(lampId, "time is up", Actor.rule("lamp-timer")));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "lampId")
    void on(LampEvent.LampWentOut out, DeadlineManager deadlines) {
        if (scheduleId != null) deadlines.cancelSchedule("lamp-off", scheduleId);
    }
}
