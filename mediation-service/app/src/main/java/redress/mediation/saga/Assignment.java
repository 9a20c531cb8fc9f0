package redress.mediation.saga;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import redress.mediation.domain.ClaimCommand.AssignByLoad;
import redress.mediation.domain.ClaimEvent.ClaimClosed;
import redress.mediation.domain.ClaimEvent.MediatorAssigned;
import redress.mediation.domain.ClaimEvent.MediatorWanted;
import redress.mediation.domain.RosterCommand.FindMediator;
import redress.mediation.domain.RosterCommand.NoteAssignment;
import redress.mediation.domain.RosterCommand.NoteClosing;
import redress.mediation.domain.RosterEvent.ClaimGiven;
import redress.platform.values.Actor;

/**
 * A claim that wants a mediator gets one (R31): the claim says whom it bars, the roster who has the fewest claims, and each
 * hears what the other needs to know. Remembers nothing; told twice, both do nothing.
 */
@Component
@ProcessingGroup("assignment")
public class Assignment {

    private static final Actor RULE = Actor.rule("assignment-by-load");

    @EventHandler
    public void on(MediatorWanted wanted, CommandGateway commands) {
        commands.sendAndWait(new FindMediator(wanted.claimId(), wanted.notBy(), wanted.since(), RULE));
    }

    @EventHandler
    public void on(ClaimGiven given, CommandGateway commands) {
        commands.sendAndWait(new AssignByLoad(given.claimId(), given.mediatorId(), RULE));
    }

    @EventHandler
    public void on(MediatorAssigned assigned, CommandGateway commands) {
        commands.sendAndWait(
                new NoteAssignment(assigned.claimId(), assigned.mediatorId(), assigned.assignedAt(), RULE));
    }

    @EventHandler
    public void on(ClaimClosed closed, CommandGateway commands) {
        commands.sendAndWait(new NoteClosing(closed.claimId(), closed.closedAt(), RULE));
    }
}
