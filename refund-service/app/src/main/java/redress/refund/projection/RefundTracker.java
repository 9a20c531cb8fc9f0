package redress.refund.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.refund.domain.EscrowEvent;
import redress.refund.domain.OrderId;
import redress.refund.domain.Progress;
import redress.refund.domain.RefundEvent;

/** The refunds of an order, beside its payment (R83): how far each of them has come. */
public final class RefundTracker implements Projection<RefundTracker.Row> {

    /** One order and its refunds, oldest first. Whose it is decides who may look. */
    public record Row(OrderId orderId, String buyerId, String sellerId, List<Progress> refunds) {

        public Row {
            refunds = List.copyOf(refunds);
        }

        Row after(RefundEvent event) {
            var next = new ArrayList<Progress>(refunds.size() + 1);
            boolean known = false;
            for (var refund : refunds) {
                boolean same = refund.refundId().equals(event.refundId());
                known |= same;
                next.add(same ? refund.after(event) : refund);
            }
            if (!known && event instanceof RefundEvent.RefundRequested requested) next.add(Progress.begin(requested));
            return new Row(orderId, buyerId, sellerId, next);
        }
    }

    @Override
    public String name() {
        return "refund_tracker";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return switch (event) {
            case EscrowEvent.EscrowOpened opened -> Optional.of(opened.orderId().value());
            case RefundEvent refund -> Optional.of(refund.orderId().value());
            default -> Optional.empty();
        };
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return event instanceof EscrowEvent.EscrowOpened opened
                ? new Row(opened.orderId(), opened.buyerId(), opened.sellerId(), List.of())
                : Objects.requireNonNull(before, "an escrow opens before it refunds")
                        .after((RefundEvent) event);
    }
}
