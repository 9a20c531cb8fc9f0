package redress.tools.bench.ticket;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What happens to a ticket; an event with its metadata is about 340 bytes long. */
public sealed interface TicketEvent {

    String ticketId();

    @Revision("1")
    record TicketOpened(String ticketId, String openedBy, String subject, int urgency, Instant openedAt, Instant dueAt)
            implements TicketEvent {}

    @Revision("1")
    record TicketCommented(String ticketId, int number, String text, Instant at) implements TicketEvent {}
}
