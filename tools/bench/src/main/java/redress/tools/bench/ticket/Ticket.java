package redress.tools.bench.ticket;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.tools.bench.ticket.TicketCommand.CommentTicket;
import redress.tools.bench.ticket.TicketCommand.OpenTicket;
import redress.tools.bench.ticket.TicketEvent.TicketCommented;
import redress.tools.bench.ticket.TicketEvent.TicketOpened;

/** Opened once, commented often. */
@Aggregate(type = "ticket", cache = "aggregateCache")
public class Ticket {

    @AggregateIdentifier
    private @Nullable String id;

    private int comments;

    protected Ticket() {}

    @CommandHandler
    public Ticket(OpenTicket open) {
        var now = Instant.now();
        apply(new TicketOpened(
                open.ticketId(), "usr_0123456789abcdef", open.subject(), 3, now, now.plus(Duration.ofDays(5))));
    }

    @CommandHandler
    public void comment(CommentTicket comment) {
        apply(new TicketCommented(comment.ticketId(), comments + 1, comment.text(), Instant.now()));
    }

    @EventSourcingHandler
    void evolve(TicketEvent event) {
        switch (event) {
            case TicketOpened e -> id = e.ticketId();
            case TicketCommented e -> comments = e.number();
        }
    }
}
