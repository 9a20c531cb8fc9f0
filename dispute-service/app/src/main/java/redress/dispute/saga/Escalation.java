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
import redress.dispute.domain.DisputeCommand.ElapseResponseWindow;
import redress.dispute.domain.DisputeCommand.EscalateUnresolved;
import redress.dispute.domain.DisputeEvent.ClaimEscalated;
import redress.dispute.domain.DisputeEvent.DisputeClosed;
import redress.dispute.domain.DisputeEvent.DisputeOpened;
import redress.dispute.domain.DisputeEvent.DisputeSettled;
import redress.dispute.domain.DisputeEvent.SellerResponded;
import redress.dispute.domain.DisputeId;
import redress.platform.values.Actor;

/**
 * A dispute does not stay between the parties for ever: the seller's window ends (R23), and so does the time to agree (R25).
 * When, is in the event that opened it; what follows, the dispute decides. Offers change nothing here.
 */
@Saga
@ProcessingGroup("escalation")
public class Escalation {

    private static final String RESPONSE = "seller-response-window";
    private static final String RESOLUTION = "resolution-window";

    private @Nullable String response;
    private @Nullable String resolution;

    /** Which dispute a timer is about, and when it was due. */
    public record Due(DisputeId disputeId, Instant at) {}

    @StartSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeOpened opened, DeadlineManager deadlines) {
        var terms = opened.terms();
        response = deadlines.schedule(terms.respondBy(), RESPONSE, new Due(opened.disputeId(), terms.respondBy()));
        resolution = deadlines.schedule(terms.resolveBy(), RESOLUTION, new Due(opened.disputeId(), terms.resolveBy()));
    }

    @SagaEventHandler(associationProperty = "disputeId")
    public void on(SellerResponded responded, DeadlineManager deadlines) {
        response = cancelled(RESPONSE, response, deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeSettled settled, DeadlineManager deadlines) {
        cancelBoth(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(ClaimEscalated escalated, DeadlineManager deadlines) {
        cancelBoth(deadlines);
    }

    @EndSaga
    @SagaEventHandler(associationProperty = "disputeId")
    public void on(DisputeClosed closed, DeadlineManager deadlines) {
        cancelBoth(deadlines);
    }

    @DeadlineHandler(deadlineName = RESPONSE)
    public void elapse(Due due, CommandGateway commands) {
        response = null;
        commands.sendAndWait(new ElapseResponseWindow(due.disputeId(), due.at(), Actor.rule(RESPONSE)));
    }

    @DeadlineHandler(deadlineName = RESOLUTION)
    public void escalate(Due due, CommandGateway commands) {
        resolution = null;
        commands.sendAndWait(new EscalateUnresolved(due.disputeId(), due.at(), Actor.rule(RESOLUTION)));
    }

    private void cancelBoth(DeadlineManager deadlines) {
        response = cancelled(RESPONSE, response, deadlines);
        resolution = cancelled(RESOLUTION, resolution, deadlines);
    }

    private static @Nullable String cancelled(String name, @Nullable String schedule, DeadlineManager deadlines) {
        if (schedule != null) deadlines.cancelSchedule(name, schedule);
        return null;
    }
}
