package redress.tools.bench.follower;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.tools.bench.ticket.TicketEvent;

/** One row for each ticket. */
public final class TicketBoard implements Projection<TicketBoard.Row> {

    public record Row(String ticketId, String subject, int comments) {}

    @Override
    public String name() {
        return "ticket_board";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof TicketEvent ticket ? Optional.of(ticket.ticketId()) : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch ((TicketEvent) event) {
            case TicketEvent.TicketOpened e -> new Row(e.ticketId(), e.subject(), 0);
            case TicketEvent.TicketCommented e ->
                new Row(e.ticketId(), before == null ? "" : before.subject(), e.number());
        };
    }
}
