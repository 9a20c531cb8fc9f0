package redress.tools.bench.follower;

import java.util.Optional;
import redress.platform.journal.Fact;
import redress.platform.messages.Announcement;
import redress.platform.messages.Announcements;
import redress.tools.bench.ticket.TicketEvent;

/** Every ticket's event is told to the world, as a service's are. */
public final class TicketNews implements Announcements {

    @Override
    public Optional<Announcement> of(Object event, Fact fact) {
        return event instanceof TicketEvent ticket
                ? Optional.of(new Announcement(
                        "redress.ticket." + event.getClass().getSimpleName() + ".v1",
                        ticket.ticketId(),
                        ticket.ticketId(),
                        event))
                : Optional.empty();
    }
}
