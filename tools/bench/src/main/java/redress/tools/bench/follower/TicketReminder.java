package redress.tools.bench.follower;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.jspecify.annotations.Nullable;
import redress.tools.bench.ticket.TicketEvent;

/** Starts a timer for each ticket, as a service's sagas do. */
@Saga
@ProcessingGroup("ticket-reminder")
public class TicketReminder {

    private @Nullable String scheduleId;

    @StartSaga
    @SagaEventHandler(associationProperty = "ticketId")
    public void on(TicketEvent.TicketOpened opened, DeadlineManager deadlines) {
        scheduleId = deadlines.schedule(opened.dueAt(), "ticket-due", opened.ticketId());
    }

    @DeadlineHandler(deadlineName = "ticket-due")
    public void due(String ticketId) {
        scheduleId = null;
    }
}
