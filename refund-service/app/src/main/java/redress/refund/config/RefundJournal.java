package redress.refund.config;

import java.util.List;
import redress.platform.journal.EventNames;
import redress.platform.policy.PolicyEvent;
import redress.platform.projection.Projection;
import redress.platform.projection.Rebuildable;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.RefundEvent;
import redress.refund.domain.SellerAccountEvent;
import redress.refund.projection.ChargebackDesk;
import redress.refund.projection.RefundDesk;
import redress.refund.projection.RefundTracker;
import redress.refund.projection.SellerEntries;

/** What this service's journal means, said once: for the service itself and for whoever audits it. */
public final class RefundJournal implements Rebuildable {

    @Override
    public String service() {
        return "refund";
    }

    @Override
    public EventNames events() {
        return EventNames.of("escrow", EscrowEvent.class)
                .and("refund", RefundEvent.class)
                .and("seller-account", SellerAccountEvent.class)
                .and("policy", PolicyEvent.class);
    }

    @Override
    public List<Projection<?>> projections() {
        return List.of(new RefundTracker(), new RefundDesk(), new SellerEntries(), new ChargebackDesk());
    }
}
