package redress.tools.bench.ticket;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What one does with a ticket. */
public interface TicketCommand {

    record OpenTicket(@TargetAggregateIdentifier String ticketId, String subject) implements TicketCommand {}

    record CommentTicket(@TargetAggregateIdentifier String ticketId, String text) implements TicketCommand {}
}
