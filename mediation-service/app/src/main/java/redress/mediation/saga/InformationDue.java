package redress.mediation.saga;

import java.time.Instant;
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
import redress.mediation.domain.ClaimCommand.RecordSilence;
import redress.mediation.domain.ClaimEvent.InformationProvided;
import redress.mediation.domain.ClaimEvent.InformationRequested;
import redress.mediation.domain.ClaimId;
import redress.mediation.domain.RequestId;
import redress.platform.values.Actor;

/**
 * A question to a party is answered in time, or its silence is recorded (R31). The end of the claim does not end it: an appeal
 * may open the claim again meanwhile. If none did, the timer is nothing.
 */
@Saga
@ProcessingGroup("information-due")
public class InformationDue {

    private static final String DUE = "information-due";

    private @Nullable String timer;

    /** Which question a timer is about, and when the answer was due. */
    public record Due(ClaimId claimId, RequestId requestId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "requestId")
    public void on(InformationRequested asked, DeadlineManager deadlines) {
        var request = asked.request();
        timer = deadlines.schedule(request.due(), DUE, new Due(asked.claimId(), request.requestId(), request.due()));
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "requestId")
    public void on(InformationProvided provided, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    @DeadlineHandler(deadlineName = DUE)
    public void record(Due due, CommandGateway commands) {
        timer = null;
        commands.sendAndWait(new RecordSilence(due.claimId(), due.requestId(), due.at(), Actor.rule(DUE)));
        SagaLifecycle.end();
    }

    private void cancel(DeadlineManager deadlines) {
        if (timer != null) deadlines.cancelSchedule(DUE, timer);
    }
}
