package redress.mediation.domain;

import java.util.List;

/**
 * Who is on duty and who has how much.
 *
 * @param mediators in the order of their ids: everybody who is on duty or has a claim
 * @param waiting claims that nobody on duty may have, the longest waiting first
 */
public record RosterView(List<Desk> mediators, List<ClaimId> waiting) {

    public RosterView {
        mediators = List.copyOf(mediators);
        waiting = List.copyOf(waiting);
    }

    public static RosterView empty() {
        return new RosterView(List.of(), List.of());
    }

    /**
     * @param onDuty whether the mediator gets new claims
     * @param claims how many open claims the mediator has
     */
    public record Desk(PersonId mediatorId, boolean onDuty, int claims) {}
}
