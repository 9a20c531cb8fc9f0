package redress.order.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.order.domain.DisputeId;
import redress.order.domain.OrderEvent;
import redress.order.domain.OrderEvent.CancellationRefused;
import redress.order.domain.OrderEvent.CancellationRequested;
import redress.order.domain.OrderEvent.ChargebackClosureNoted;
import redress.order.domain.OrderEvent.ChargebackNoted;
import redress.order.domain.OrderEvent.DeliveredAfterRefund;
import redress.order.domain.OrderEvent.DisputeClosureNoted;
import redress.order.domain.OrderEvent.DisputeNoted;
import redress.order.domain.OrderEvent.GuaranteeBreached;
import redress.order.domain.OrderEvent.GuaranteeExtended;
import redress.order.domain.OrderEvent.OrderCancelled;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderPlaced;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderEvent.RefundNoted;
import redress.order.domain.OrderId;
import redress.order.domain.OrderState;
import redress.order.domain.PersonId;
import redress.order.projection.OrderBoard.Row;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/** My orders, newest first: what a buyer has bought and a seller has sold. */
public final class OrderBoard implements Projection<Row> {

    /**
     * One order on the board. It holds nothing of the payment, so sellers may see it (R82).
     *
     * @param state where the order stands
     * @param total what it costs, with shipping
     * @param lines how many lines it has
     * @param placedAt when it was placed
     * @param due when something is due, by a person or by itself; an open dispute may hold the latter back
     * @param guaranteedUntil end of the delivery guarantee, once it is paid
     * @param openDisputes disputes that are open about it
     * @param cancellationAskedAt when the buyer asked to cancel it; absent unless the seller has yet to answer (R6)
     */
    public record Row(
            OrderId orderId,
            OrderState state,
            PersonId buyerId,
            PersonId sellerId,
            Money total,
            int lines,
            Instant placedAt,
            @Nullable Instant due,
            @Nullable Instant guaranteedUntil,
            List<DisputeId> openDisputes,
            @Nullable Instant cancellationAskedAt) {

        public Row {
            openDisputes = List.copyOf(openDisputes);
        }

        Row now(OrderState next, @Nullable Instant nextDue) {
            return new Row(
                    orderId,
                    next,
                    buyerId,
                    sellerId,
                    total,
                    lines,
                    placedAt,
                    nextDue,
                    guaranteedUntil,
                    openDisputes,
                    null);
        }

        Row guaranteed(@Nullable Instant until) {
            return new Row(
                    orderId,
                    state,
                    buyerId,
                    sellerId,
                    total,
                    lines,
                    placedAt,
                    due,
                    until,
                    openDisputes,
                    cancellationAskedAt);
        }

        Row disputedBy(List<DisputeId> disputes) {
            return new Row(
                    orderId,
                    state,
                    buyerId,
                    sellerId,
                    total,
                    lines,
                    placedAt,
                    due,
                    guaranteedUntil,
                    disputes,
                    cancellationAskedAt);
        }

        Row askedToCancel(@Nullable Instant at) {
            return new Row(
                    orderId, state, buyerId, sellerId, total, lines, placedAt, due, guaranteedUntil, openDisputes, at);
        }
    }

    @Override
    public String name() {
        return "order_board";
    }

    @Override
    public Class<Row> row() {
        return Row.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return event instanceof OrderEvent order ? Optional.of(order.orderId().value()) : Optional.empty();
    }

    @Override
    public Row evolve(@Nullable Row before, Object event, Fact fact) {
        return switch ((OrderEvent) event) {
            case OrderPlaced e ->
                new Row(
                        e.orderId(),
                        OrderState.PLACED,
                        e.deal().buyerId(),
                        e.deal().sellerId(),
                        e.deal().total(),
                        e.deal().lines().size(),
                        e.placedAt(),
                        null,
                        null,
                        List.of(),
                        null);
            case OrderPaid e -> of(before).now(OrderState.PAID, e.shipBy()).guaranteed(e.guaranteedUntil());
            case OrderCancelled _ -> of(before).now(OrderState.CANCELLED, null);
            case OrderShipped _ -> of(before).now(OrderState.SHIPPED, of(before).guaranteedUntil());
            case GuaranteeExtended e -> {
                var row = of(before).guaranteed(e.until());
                yield row.state() == OrderState.SHIPPED ? row.now(OrderState.SHIPPED, e.until()) : row;
            }
            case GuaranteeBreached _ -> of(before).now(OrderState.SHIPPED, null);
            case OrderDelivered e -> of(before).now(OrderState.DELIVERED, e.confirmBy());
            case ReceiptConfirmed e -> of(before).now(OrderState.RECEIVED, e.disputableUntil());
            case OrderCompleted _ -> of(before).now(OrderState.COMPLETED, null);
            case DisputeNoted e -> {
                var more = new ArrayList<>(of(before).openDisputes());
                more.add(e.disputeId());
                yield of(before).disputedBy(more);
            }
            case DisputeClosureNoted e -> {
                var fewer = new ArrayList<>(of(before).openDisputes());
                fewer.remove(e.disputeId());
                yield of(before).disputedBy(fewer);
            }
            case CancellationRequested e -> of(before).askedToCancel(e.askedAt());
            case CancellationRefused _ -> of(before).askedToCancel(null);
            case ChargebackNoted _, ChargebackClosureNoted _, RefundNoted _, DeliveredAfterRefund _ -> of(before);
        };
    }

    private static Row of(@Nullable Row before) {
        return Objects.requireNonNull(before, "an order's first event is its placing");
    }
}
