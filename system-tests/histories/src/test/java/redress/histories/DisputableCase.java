package redress.histories;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.DisputeId;
import redress.dispute.domain.Evidence;
import redress.dispute.domain.Kind;
import redress.dispute.domain.LineId;
import redress.dispute.domain.OrderCommand.LineChoice;
import redress.dispute.domain.OrderCommand.OpenDispute;
import redress.dispute.domain.OrderCommand.ReclaimLines;
import redress.dispute.domain.OrderCommand.ShowOrderDisputes;
import redress.dispute.domain.OrderCommand.ShownEvidence;
import redress.dispute.domain.OrderDisputesView;
import redress.dispute.domain.OrderEvent.DeliveryNoted;
import redress.dispute.domain.OrderId;
import redress.dispute.domain.Reason;
import redress.dispute.domain.Remark;
import redress.dispute.domain.Share;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Role;

/** What of an order can be disputed. */
final class DisputableCase extends Case<OrderDisputesView> {

    private static final List<Reason> FAULTS = List.of(
            Reason.NOT_AS_DESCRIBED, Reason.WRONG_VARIANT, Reason.DAMAGED, Reason.COUNTERFEIT, Reason.WRONG_QUANTITY);

    private final OrderId order;
    private final Actor buyer;

    DisputableCase(Service service, String id, Actor buyer) {
        super(service, id, OrderDisputesView.class);
        this.order = new OrderId(id);
        this.buyer = buyer;
    }

    @Override
    List<Actor> people() {
        return List.of(buyer, buyer, buyer, buyer, buyer, People.SELLER, People.SUPPORT);
    }

    @Override
    Object question(Actor by) {
        return new ShowOrderDisputes(order, by);
    }

    @Override
    List<AvailableAction> listed(OrderDisputesView seen) {
        return seen.availableActions();
    }

    @Override
    List<String> actions() {
        return List.of("open-dispute", "reopen-dispute");
    }

    @Override
    @Nullable
    Object command(String action, OrderDisputesView seen, Actor by, Chance chance, String fresh) {
        if (action.equals("reopen-dispute"))
            return seen.reopenable().isEmpty()
                    ? null
                    : new ReclaimLines(order, new DisputeId(chance.one(seen.reopenable())), by);
        var lines = new ArrayList<LineChoice>();
        for (var line : seen.lines())
            if (line.disputable() && (lines.isEmpty() || chance.once(2)))
                lines.add(new LineChoice(new LineId(line.lineId()), chance.between(1, line.quantity())));
        if (lines.isEmpty() && !seen.lines().isEmpty())
            lines.add(new LineChoice(new LineId(seen.lines().getFirst().lineId()), 1));
        boolean goods = lines.stream().anyMatch(line -> !line.lineId().equals(LineId.SHIPPING));
        boolean delivered =
                service.journal.stream(id).stream().anyMatch(stored -> stored.event() instanceof DeliveryNoted);
        boolean never = !delivered && chance.once(2);
        var reason = never ? Reason.NOT_RECEIVED : chance.once(4) ? Reason.OTHER : chance.one(FAULTS);
        return new OpenDispute(
                order,
                new DisputeId("dsp_" + fresh),
                lines,
                reason,
                never || !goods || chance.once(2) ? Kind.REFUND_ONLY : Kind.RETURN_AND_REFUND,
                new Share.Percent(chance.one(100, 100, 50, 1, 33, 90)),
                !never,
                chance.once(2),
                new Remark.Written(People.words()),
                List.of(new ShownEvidence(Evidence.Kind.PHOTO, "image/png", 10, "a".repeat(64))),
                by.is(Role.SUPPORT) ? new Remark.Written(People.words()) : new Remark.None(),
                by);
    }
}
