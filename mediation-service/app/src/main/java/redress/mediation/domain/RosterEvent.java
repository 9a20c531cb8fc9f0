package redress.mediation.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;

/** What can happen to the list of mediators and of who has which claim. */
public sealed interface RosterEvent extends StoredEvent {

    RosterId rosterId();

    @Revision("1")
    record RosterOpened(RosterId rosterId) implements RosterEvent {}

    /** @param by the mediator, or somebody of support */
    @Revision("1")
    record MediatorCameOnDuty(RosterId rosterId, PersonId mediatorId, PersonId by, Instant at) implements RosterEvent {}

    /** Gets no more claims; what the mediator has stays. */
    @Revision("1")
    record MediatorWentOffDuty(RosterId rosterId, PersonId mediatorId, PersonId by, Instant at)
            implements RosterEvent {}

    /** Nobody on duty may have the claim. */
    @Revision("1")
    record ClaimWaits(RosterId rosterId, ClaimId claimId, List<PersonId> notBy, Instant at) implements RosterEvent {

        public ClaimWaits {
            notBy = List.copyOf(notBy);
        }
    }

    /** The one on duty with the fewest claims gets it. */
    @Revision("1")
    record ClaimGiven(RosterId rosterId, ClaimId claimId, PersonId mediatorId, Instant at) implements RosterEvent {}

    /** Somebody has it, though not by the roster's choice. */
    @Revision("1")
    record ClaimTaken(RosterId rosterId, ClaimId claimId, PersonId mediatorId, Instant at) implements RosterEvent {}

    @Revision("1")
    record ClaimDone(RosterId rosterId, ClaimId claimId, Instant at) implements RosterEvent {}
}
