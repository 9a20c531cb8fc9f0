package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** What can be asked of the {@link Roster}. */
public sealed interface RosterCommand {

    /** A mediator comes on duty or goes off it, or support says so of one (R31). */
    record ChangeDuty(PersonId mediatorId, boolean onDuty, Actor by) implements RosterCommand {

        public ChangeDuty {
            if (!by.is(Role.SUPPORT) && !(by.is(Role.MEDIATOR) && mediatorId.equals(PersonId.of(by))))
                throw Refusal.forbidden(
                        "role-may-not", "Mediators say for themselves whether they are on duty; support for anybody.");
        }
    }

    /** The claim needs somebody who is none of these. */
    record FindMediator(ClaimId claimId, List<PersonId> notBy, Instant since, Actor by) implements RosterCommand {

        public FindMediator {
            notBy = List.copyOf(notBy);
        }
    }

    /** Somebody has the claim. */
    record NoteAssignment(ClaimId claimId, PersonId mediatorId, Instant at, Actor by) implements RosterCommand {}

    /** The claim is over. */
    record NoteClosing(ClaimId claimId, Instant at, Actor by) implements RosterCommand {}

    /** A question; appends nothing. */
    record ShowRoster(Actor by) implements RosterCommand {

        public ShowRoster {
            if (!by.is(Role.MEDIATOR) && !by.is(Role.SUPPORT) && !by.is(Role.AUDITOR))
                throw Refusal.forbidden("role-may-not", "The list of mediators is for those who work with it.")
                        .by("R82");
        }
    }
}
