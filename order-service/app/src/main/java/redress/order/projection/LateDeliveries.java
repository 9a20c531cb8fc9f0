package redress.order.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.order.domain.LineId;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderId;
import redress.order.domain.RefundId;
import redress.order.projection.LateDeliveries.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/** What came after it had been refunded as never received: for support, which looks at each; nobody is debited (R9). */
public final class LateDeliveries implements Projection<Row> {

    /**
     * One refund whose goods came after all.
     *
     * @param refunded what the buyer has back for it
     * @param lines the goods that came
     * @param deliveredAt when they came
     */
    public record Row(RefundId refundId, OrderId orderId, Money refunded, List<LineId> lines, Instant deliveredAt) {

        public Row {
            lines = List.copyOf(lines);
        }
    }

    @Override
    public String name() {
        return "late_deliveries";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof DeliveredAfterRefund late
                ? Optional.of(late.refundId().value())
                : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        var late = (DeliveredAfterRefund) event;
        return new Row(late.refundId(), late.orderId(), late.amount(), late.lines(), late.deliveredAt());
    }
}
