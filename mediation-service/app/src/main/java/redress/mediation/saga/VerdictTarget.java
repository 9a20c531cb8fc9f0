package redress.mediation.saga;

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
import redress.mediation.domain.ClaimCommand.MarkOverdue;
import redress.mediation.domain.ClaimEvent.AppealFiled;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.ClaimOpened;
import redress.mediation.domain.ClaimEvent.VerdictOverdue;
import redress.mediation.domain.ClaimId;
import redress.platform.values.Actor;

/** A claim is decided by its target, or everybody hears that it is late and another mediator gets it (R34, R35). */
@Saga
@ProcessingGroup("verdict-target")
public class VerdictTarget {

    private static final String TARGET = "verdict-target";

    private @Nullable String timer;

    /** Which claim a timer is about, and when it was due. */
    public record Due(ClaimId claimId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "claimId")
    public void on(ClaimOpened opened, DeadlineManager deadlines) {
        aim(opened.claimId(), opened.verdictDue(), deadlines);
    }

    /** Of the first party, or of the second, who gives the second look its whole time again. */
    @StartSaga
    @SagaEventHandler(associationProperty = "claimId")
    public void on(AppealFiled filed, DeadlineManager deadlines) {
        aim(filed.claimId(), filed.decideBy(), deadlines);
    }

    @SagaEventHandler(associationProperty = "claimId")
    public void on(VerdictOverdue overdue, DeadlineManager deadlines) {
        aim(overdue.claimId(), overdue.nextDue(), deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "claimId")
    public void on(ClaimClosed closed, DeadlineManager deadlines) {
        cancel(deadlines);
    }

    @DeadlineHandler(deadlineName = TARGET)
    public void mark(Due due, CommandGateway commands) {
        commands.sendAndWait(new MarkOverdue(due.claimId(), due.at(), Actor.rule(TARGET)));
    }

    private void aim(ClaimId claim, Instant at, DeadlineManager deadlines) {
        cancel(deadlines);
        timer = deadlines.schedule(at, TARGET, new Due(claim, at));
    }

    private void cancel(DeadlineManager deadlines) {
        if (timer != null) deadlines.cancelSchedule(TARGET, timer);
        timer = null;
    }
}
