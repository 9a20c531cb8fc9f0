package redress.mediation.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.mediation.domain.RosterCommand.ChangeDuty;
import redress.mediation.domain.RosterCommand.FindMediator;
import redress.mediation.domain.RosterCommand.NoteAssignment;
import redress.mediation.domain.RosterCommand.NoteClosing;
import redress.mediation.domain.RosterEvent.ClaimDone;
import redress.mediation.domain.RosterEvent.ClaimGiven;
import redress.mediation.domain.RosterEvent.ClaimTaken;
import redress.mediation.domain.RosterEvent.ClaimWaits;
import redress.mediation.domain.RosterEvent.MediatorCameOnDuty;
import redress.mediation.domain.RosterEvent.MediatorWentOffDuty;
import redress.mediation.domain.RosterEvent.RosterOpened;
import redress.mediation.domain.RosterView.Desk;

/**
 * Who is on duty, and who has which open claim. It gives each claim to the one on duty who has the fewest, of equals to the
 * one whose id comes first, never to somebody the claim bars (R31). A claim that nobody may have waits until somebody comes
 * on duty who may. What people take by hand counts as well.
 */
@Aggregate(type = "roster", cache = "aggregateCache")
public class Roster {

    @AggregateIdentifier
    private RosterId id = RosterId.ONLY;

    private final TreeSet<PersonId> onDuty = new TreeSet<>(Comparator.comparing(PersonId::value));
    private final Map<ClaimId, PersonId> holders = new HashMap<>();
    private final Map<ClaimId, ClaimWaits> waiting = new LinkedHashMap<>();

    /** For Axon, which then tells the roster its history. */
    protected Roster() {}

    public Roster(RosterId rosterId) {
        apply(new RosterOpened(rosterId));
    }

    public RosterView decide(ChangeDuty change, Clock clock) {
        var mediator = change.mediatorId();
        var by = PersonId.of(change.by());
        var now = clock.instant();
        if (!change.onDuty()) {
            if (onDuty.contains(mediator)) apply(new MediatorWentOffDuty(id, mediator, by, now));
        } else if (!onDuty.contains(mediator)) {
            apply(new MediatorCameOnDuty(id, mediator, by, now));
            for (var one : List.copyOf(waiting.values()))
                least(one.notBy()).ifPresent(found -> apply(new ClaimGiven(id, one.claimId(), found, now)));
        }
        return show();
    }

    public void decide(FindMediator find, Clock clock) {
        var holder = holders.get(find.claimId());
        if (waiting.containsKey(find.claimId())
                || (holder != null && !find.notBy().contains(holder))) return;
        least(find.notBy())
                .ifPresentOrElse(
                        found -> apply(new ClaimGiven(id, find.claimId(), found, clock.instant())),
                        () -> apply(new ClaimWaits(id, find.claimId(), find.notBy(), find.since())));
    }

    public void decide(NoteAssignment note) {
        boolean known = note.mediatorId().equals(holders.get(note.claimId()));
        if (!known || waiting.containsKey(note.claimId()))
            apply(new ClaimTaken(id, note.claimId(), note.mediatorId(), note.at()));
    }

    public void decide(NoteClosing note) {
        if (holders.containsKey(note.claimId()) || waiting.containsKey(note.claimId()))
            apply(new ClaimDone(id, note.claimId(), note.at()));
    }

    public RosterView show() {
        var known = new TreeSet<>(onDuty);
        known.addAll(holders.values());
        return new RosterView(
                known.stream()
                        .map(one -> new Desk(one, onDuty.contains(one), (int) load(one)))
                        .toList(),
                List.copyOf(waiting.keySet()));
    }

    private Optional<PersonId> least(List<PersonId> notBy) {
        return onDuty.stream()
                .filter(one -> !notBy.contains(one))
                .min(Comparator.comparingLong(this::load)); // of equals the first, and they are in order
    }

    private long load(PersonId mediator) {
        return holders.values().stream().filter(mediator::equals).count();
    }

    @EventSourcingHandler
    void evolve(RosterEvent event) {
        switch (event) {
            case RosterOpened e -> id = e.rosterId();
            case MediatorCameOnDuty e -> onDuty.add(e.mediatorId());
            case MediatorWentOffDuty e -> onDuty.remove(e.mediatorId());
            case ClaimWaits e -> waiting.put(e.claimId(), e);
            case ClaimGiven e -> has(e.claimId(), e.mediatorId());
            case ClaimTaken e -> has(e.claimId(), e.mediatorId());
            case ClaimDone e -> {
                holders.remove(e.claimId());
                waiting.remove(e.claimId());
            }
        }
    }

    private void has(ClaimId claim, PersonId mediator) {
        holders.put(claim, mediator);
        waiting.remove(claim);
    }
}
