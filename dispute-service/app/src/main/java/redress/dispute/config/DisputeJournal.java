package redress.dispute.config;

import java.util.List;
import redress.dispute.domain.DisputeEvent;
import redress.dispute.domain.OrderEvent;
import redress.dispute.domain.ReturnEvent;
import redress.dispute.projection.DisputeBoard;
import redress.dispute.projection.SellerLedger;
import redress.platform.journal.EventNames;
import redress.platform.policy.PolicyEvent;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;

/** What the journal of dispute-service means, for the service itself and for an auditor who has nothing but the log. */
public final class DisputeJournal implements Rebuildable {

    @Override
    public String service() {
        return "dispute";
    }

    @Override
    public EventNames events() {
        return EventNames.of("disputable-order", OrderEvent.class)
                .and("dispute", DisputeEvent.class)
                .and("return", ReturnEvent.class)
                .and("policy", PolicyEvent.class);
    }

    @Override
    public List<Projection<?>> projections() {
        return List.of(new DisputeBoard(), new SellerLedger());
    }
}
