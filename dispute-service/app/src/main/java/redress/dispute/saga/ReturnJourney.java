package redress.dispute.saga;

import java.time.Instant;
import java.util.Objects;
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
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.ReturnRecalled;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.FollowSettlement;
import redress.dispute.domain.ReturnCommand.HoldReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RecallReturn;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnCommand.ResumeReturn;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnExtended;
import redress.dispute.domain.ReturnEvent.ReturnHeld;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnResumed;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnEvent.RunningWindow;
import redress.dispute.domain.ReturnId;
import redress.dispute.domain.ReturnStep;
import redress.platform.values.Actor;

/**
 * Every return ends: it is shipped in time or lapses (R41), arrives or is presumed lost, is inspected or counts as accepted
 * (R42). Before the end of a party's window that party is reminded. While the dispute is on hold no window ends (R57). Whatever
 * the return waits for, it is over when its dispute is settled anew or closed.
 */
@Saga
@ProcessingGroup("return-journey")
public class ReturnJourney {

    private static final String SHIP_BY = "return-ship-by";
    private static final String TRANSIT = "return-transit";
    private static final String INSPECTION = "return-inspection";
    private static final String REMINDER = "return-reminder";
    private static final Actor DISPUTE = Actor.rule("return-follows-dispute");

    private @Nullable Timer timer;
    private @Nullable String reminder;
    private @Nullable ReturnId returnId;

    /** Which return a timer is about, and when it was due. */
    public record Due(ReturnId returnId, Instant at) {}

    /** Whom to remind of what. */
    public record Reminder(ReturnId returnId, ReturnStep step, Instant at) {}

    /** The window that runs or ran last: to cancel what has rung is nothing, and what rings may be another that was cancelled too late. */
    public record Timer(String name, String schedule) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnAwaited awaited, DeadlineManager deadlines) {
        SagaLifecycle.associateWith("disputeId", awaited.disputeId().value());
        returnId = awaited.returnId();
        start(SHIP_BY, new Due(awaited.returnId(), awaited.shipBy()), deadlines);
        remind(new Reminder(awaited.returnId(), ReturnStep.SHIP, awaited.remindAt()), deadlines);
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnExtended extended, DeadlineManager deadlines) {
        start(SHIP_BY, new Due(extended.returnId(), extended.shipBy()), deadlines);
        remind(new Reminder(extended.returnId(), ReturnStep.SHIP, extended.remindAt()), deadlines);
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnShipped shipped, DeadlineManager deadlines) {
        forget(deadlines);
        start(TRANSIT, new Due(shipped.returnId(), shipped.arriveBy()), deadlines);
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnDelivered delivered, DeadlineManager deadlines) {
        start(INSPECTION, new Due(delivered.returnId(), delivered.inspectBy()), deadlines);
        remind(new Reminder(delivered.returnId(), ReturnStep.INSPECT, delivered.remindAt()), deadlines);
    }

    /** Now the dispute has the word. */
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnContested contested, DeadlineManager deadlines) {
        stop(deadlines);
    }

    /** Now the dispute has the word. */
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnPresumedLost lost, DeadlineManager deadlines) {
        stop(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnAccepted accepted, DeadlineManager deadlines) {
        stop(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnLapsed lapsed, DeadlineManager deadlines) {
        stop(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnConcluded concluded, DeadlineManager deadlines) {
        stop(deadlines);
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeHeld held, CommandGateway commands) {
        commands.sendAndWait(new HoldReturn(theReturn(), held.heldAt(), DISPUTE));
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeResumed resumed, CommandGateway commands) {
        commands.sendAndWait(new ResumeReturn(theReturn(), resumed.resumedAt(), DISPUTE));
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnHeld held, DeadlineManager deadlines) {
        stop(deadlines);
    }

    @SagaEventHandler(associationProperty = "returnId")
    public void on(ReturnResumed resumed, DeadlineManager deadlines) {
        var id = resumed.returnId();
        switch (resumed.window()) {
            case RunningWindow.Shipping it -> {
                start(SHIP_BY, new Due(id, it.shipBy()), deadlines);
                remind(new Reminder(id, ReturnStep.SHIP, it.remindAt()), deadlines);
            }
            case RunningWindow.Transit it -> start(TRANSIT, new Due(id, it.arriveBy()), deadlines);
            case RunningWindow.Inspection it -> {
                start(INSPECTION, new Due(id, it.inspectBy()), deadlines);
                remind(new Reminder(id, ReturnStep.INSPECT, it.remindAt()), deadlines);
            }
            case RunningWindow.None _ -> stop(deadlines);
        }
    }

    /** Not the settlement that began the return: that one came before it. */
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeSettled settled, CommandGateway commands) {
        commands.sendAndWait(new FollowSettlement(theReturn(), settled.settlement(), settled.settledAt(), DISPUTE));
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(ReturnRecalled recalled, CommandGateway commands) {
        commands.sendAndWait(new RecallReturn(recalled.returnId(), recalled.amount(), recalled.recalledAt(), DISPUTE));
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeClosed closed, CommandGateway commands) {
        commands.sendAndWait(new ConcludeReturn(theReturn(), closed.closedAt(), DISPUTE));
    }

    @DeadlineHandler(deadlineName = REMINDER)
    public void remind(Reminder due, CommandGateway commands) {
        commands.sendAndWait(new RemindOfReturn(due.returnId(), due.step(), due.at(), Actor.rule(REMINDER)));
    }

    @DeadlineHandler(deadlineName = SHIP_BY)
    public void lapse(Due due, CommandGateway commands) {
        commands.sendAndWait(new LapseReturn(due.returnId(), due.at(), Actor.rule(SHIP_BY)));
    }

    @DeadlineHandler(deadlineName = TRANSIT)
    public void presumeLost(Due due, CommandGateway commands) {
        commands.sendAndWait(new PresumeReturnLost(due.returnId(), due.at(), Actor.rule(TRANSIT)));
    }

    @DeadlineHandler(deadlineName = INSPECTION)
    public void acceptBySilence(Due due, CommandGateway commands) {
        commands.sendAndWait(new AcceptReturnBySilence(due.returnId(), due.at(), Actor.rule(INSPECTION)));
    }

    private ReturnId theReturn() {
        return Objects.requireNonNull(returnId, "begins with a return");
    }

    private void start(String name, Due due, DeadlineManager deadlines) {
        if (timer != null) deadlines.cancelSchedule(timer.name(), timer.schedule());
        timer = new Timer(name, deadlines.schedule(due.at(), name, due));
    }

    private void remind(Reminder due, DeadlineManager deadlines) {
        forget(deadlines);
        reminder = deadlines.schedule(due.at(), REMINDER, due);
    }

    private void forget(DeadlineManager deadlines) {
        if (reminder != null) deadlines.cancelSchedule(REMINDER, reminder);
        reminder = null;
    }

    private void stop(DeadlineManager deadlines) {
        forget(deadlines);
        if (timer != null) deadlines.cancelSchedule(timer.name(), timer.schedule());
        timer = null;
    }
}
