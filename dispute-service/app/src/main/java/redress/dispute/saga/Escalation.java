package redress.dispute.saga;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.EndSaga;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Deadlines;
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeCommand.RemindSeller;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeHeld;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeReopened;
import redress.dispute.domain.DisputeEvent.DisputeResumed;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.RequestAmended;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeId;
import redress.platform.values.Actor;

/**
 * A dispute does not stay between the parties for ever: the seller is reminded (R20), the seller's window ends (R23), and so
 * does the time to agree (R25). When, is in the event that set or moved it; what follows, the dispute decides: a timer that
 * is none of its deadlines any more is nothing. Offers change nothing here.
 */
@Saga
@ProcessingGroup("escalation")
public class Escalation {

    private static final String REMINDER = "seller-reminder";
    private static final String RESPONSE = "seller-response-window";
    private static final String RESOLUTION = "resolution-window";

    private List<String> reminders = new ArrayList<>();
    private @Nullable String response;
    private @Nullable String resolution;

    /** Which dispute a timer is about, and when it was due. */
    public record Due(DisputeId disputeId, Instant at) {}

    /** Which reminder, counted from 1. */
    public record Reminder(DisputeId disputeId, int number, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeOpened opened, DeadlineManager deadlines) {
        schedule(opened.disputeId(), opened.terms().deadlines(), deadlines);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeReopened reopened, DeadlineManager deadlines) {
        schedule(reopened.disputeId(), reopened.deadlines(), deadlines);
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(RequestAmended amended, DeadlineManager deadlines) {
        cancelAll(deadlines);
        schedule(amended.disputeId(), amended.deadlines(), deadlines);
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeHeld held, DeadlineManager deadlines) {
        cancelAll(deadlines);
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeResumed resumed, DeadlineManager deadlines) {
        schedule(resumed.disputeId(), resumed.deadlines(), deadlines);
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(SellerResponded responded, DeadlineManager deadlines) {
        cancelSellers(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeSettled settled, DeadlineManager deadlines) {
        cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(ClaimEscalated escalated, DeadlineManager deadlines) {
        cancelAll(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeClosed closed, DeadlineManager deadlines) {
        cancelAll(deadlines);
    }

    @DeadlineHandler(deadlineName = REMINDER)
    public void remind(Reminder due, CommandGateway commands) {
        commands.sendAndWait(new RemindSeller(due.disputeId(), due.number(), due.at(), Actor.rule(REMINDER)));
    }

    @DeadlineHandler(deadlineName = RESPONSE)
    public void elapse(Due due, CommandGateway commands) {
        commands.sendAndWait(new ElapseResponseWindow(due.disputeId(), due.at(), Actor.rule(RESPONSE)));
    }

    @DeadlineHandler(deadlineName = RESOLUTION)
    public void escalate(Due due, CommandGateway commands) {
        commands.sendAndWait(new EscalateUnresolved(due.disputeId(), due.at(), Actor.rule(RESOLUTION)));
    }

    private void schedule(DisputeId dispute, Deadlines due, DeadlineManager deadlines) {
        int number = 1;
        for (var at : due.remindAt())
            reminders.add(deadlines.schedule(at, REMINDER, new Reminder(dispute, number++, at)));
        response = deadlines.schedule(due.respondBy(), RESPONSE, new Due(dispute, due.respondBy()));
        resolution = deadlines.schedule(due.resolveBy(), RESOLUTION, new Due(dispute, due.resolveBy()));
    }

    private void cancelSellers(DeadlineManager deadlines) {
        for (var reminder : reminders) deadlines.cancelSchedule(REMINDER, reminder);
        reminders = new ArrayList<>();
        response = cancelled(RESPONSE, response, deadlines);
    }

    private void cancelAll(DeadlineManager deadlines) {
        cancelSellers(deadlines);
        resolution = cancelled(RESOLUTION, resolution, deadlines);
    }

    private static @Nullable String cancelled(String name, @Nullable String schedule, DeadlineManager deadlines) {
        if (schedule != null) deadlines.cancelSchedule(name, schedule);
        return null;
    }
}
