package redress.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.refund.domain.BankStatement;
import redress.refund.domain.RefundCommand.OpenTrace;
import redress.refund.domain.RefundCommand.RetryRefund;
import redress.refund.domain.RefundCommand.SettleByHand;
import redress.refund.domain.RefundCommand.ShowRefund;
import redress.refund.domain.RefundId;
import redress.refund.domain.RefundView;

/** A refund as the buyer and finance see it. */
final class RefundCase extends Case<RefundView> {

    private final RefundId refund;
    private final Actor buyer;

    RefundCase(Service service, String id, Actor buyer) {
        super(service, id, RefundView.class);
        this.refund = new RefundId(id);
        this.buyer = buyer;
    }

    @Override
    List<Actor> people() {
        return List.of(buyer, People.FINANCE, People.FINANCE, People.SELLER);
    }

    @Override
    Object question(Actor by) {
        return new ShowRefund(refund, by);
    }

    @Override
    List<AvailableAction> listed(RefundView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of("retry-refund", "settle-by-hand", "open-trace");
    }

    @Override
    @Nullable
    Object command(String action, RefundView seen, Actor by, Chance chance, String fresh) {
        return switch (action) {
            case "retry-refund" -> new RetryRefund(refund, by);
            case "settle-by-hand" -> new SettleByHand(refund, "hand-" + fresh, by);
            case "open-trace" -> new OpenTrace(refund, new BankStatement("application/pdf", 100, "d".repeat(64)), by);
            default -> null;
        };
    }
}
