package redress.mediation.messaging;

import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import redress.mediation.domain.Roster;
import redress.mediation.domain.RosterCommand.ChangeDuty;
import redress.mediation.domain.RosterCommand.FindMediator;
import redress.mediation.domain.RosterCommand.NoteAssignment;
import redress.mediation.domain.RosterCommand.NoteClosing;
import redress.mediation.domain.RosterCommand.ShowRoster;
import redress.mediation.domain.RosterId;
import redress.mediation.domain.RosterView;

/** Where the one roster is found, and made by whoever needs it first. */
public final class RosterDesk {

    private final Repository<Roster> rosters;

    public RosterDesk(Repository<Roster> rosters) {
        this.rosters = rosters;
    }

    @CommandHandler
    public RosterView handle(ChangeDuty change, Clock clock) throws Exception {
        return roster().invoke(roster -> roster.decide(change, clock));
    }

    @CommandHandler
    public void handle(FindMediator find, Clock clock) throws Exception {
        roster().execute(roster -> roster.decide(find, clock));
    }

    @CommandHandler
    public void handle(NoteAssignment note) throws Exception {
        roster().execute(roster -> roster.decide(note));
    }

    @CommandHandler
    public void handle(NoteClosing note) throws Exception {
        roster().execute(roster -> roster.decide(note));
    }

    @CommandHandler
    public RosterView handle(ShowRoster question) {
        try {
            return rosters.load(RosterId.ONLY.value()).invoke(Roster::show);
        } catch (AggregateNotFoundException nobodyYet) {
            return RosterView.empty();
        }
    }

    private Aggregate<Roster> roster() throws Exception {
        try {
            return rosters.load(RosterId.ONLY.value());
        } catch (AggregateNotFoundException firstOfAll) {
            return rosters.newInstance(() -> new Roster(RosterId.ONLY));
        }
    }
}
