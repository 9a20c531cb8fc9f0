package redress.order.config;

import java.util.List;
import redress.order.domain.ForceMajeureEvent;
import redress.order.domain.OrderEvent;
import redress.order.projection.ForceMajeureBoard;
import redress.order.projection.LateDeliveries;
import redress.order.projection.OrderBoard;
import redress.order.projection.OrderRegister;
import redress.platform.journal.EventNames;
import redress.platform.policy.PolicyEvent;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;

/** What the journal of order-service means, for the service itself and for an auditor who has nothing but the log. */
public final class OrderJournal implements Rebuildable {

    @Override
    public String service() {
        return "order";
    }

    @Override
    public EventNames events() {
        return EventNames.of("order", OrderEvent.class)
                .and("force-majeure", ForceMajeureEvent.class)
                .and("policy", PolicyEvent.class);
    }

    @Override
    public List<Projection<?>> projections() {
        return List.of(new OrderBoard(), new LateDeliveries(), new ForceMajeureBoard(), new OrderRegister());
    }
}
