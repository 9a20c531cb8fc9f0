package redress.mediation.config;

import java.util.List;
import redress.mediation.domain.ClaimEvent;
import redress.mediation.domain.RosterEvent;
import redress.mediation.projection.MediatorQueue;
import redress.platform.journal.EventNames;
import redress.platform.policy.PolicyEvent;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;

/** What the journal of mediation-service means, for the service itself and for an auditor who has nothing but the log. */
public final class MediationJournal implements Rebuildable {

    @Override
    public String service() {
        return "mediation";
    }

    @Override
    public EventNames events() {
        return EventNames.of("claim", ClaimEvent.class)
                .and("roster", RosterEvent.class)
                .and("policy", PolicyEvent.class);
    }

    @Override
    public List<Projection<?>> projections() {
        return List.of(new MediatorQueue());
    }
}
