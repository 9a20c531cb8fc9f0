package redress.order.projection;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.order.domain.CartId;
import redress.order.domain.OrderEvent;
import redress.order.domain.OrderEvent.OrderCancelled;
import redress.order.domain.OrderEvent.OrderCompleted;
import redress.order.domain.OrderEvent.OrderDelivered;
import redress.order.domain.OrderEvent.OrderPaid;
import redress.order.domain.OrderEvent.OrderPlaced;
import redress.order.domain.OrderEvent.OrderShipped;
import redress.order.domain.OrderEvent.ReceiptConfirmed;
import redress.order.domain.OrderId;
import redress.order.domain.OrderState;
import redress.order.domain.Origin;
import redress.order.domain.PersonId;
import redress.order.projection.OrderRegister.Entry;
import redress.platform.journal.Fact;
import redress.platform.projection.Projection;
import redress.platform.values.Money;

/** By what an order is found when somebody calls. Not for buyers and sellers: it holds the payment's reference (R82). */
public final class OrderRegister implements Projection<Entry> {

    /**
     * What is known of an order that somebody may name.
     *
     * @param cartId what it shares with other sellers' orders; absent where it was placed on its own
     * @param state where it stands
     * @param buyerId who bought
     * @param sellerId who sells
     * @param total what it costs, shipping included
     * @param placedAt when it was placed
     * @param paymentReference the payment provider's; absent until it is paid
     * @param carrier who carries the parcel; absent until it is shipped
     * @param trackingNumber of the parcel; absent until it is shipped
     */
    public record Entry(
            OrderId orderId,
            @Nullable CartId cartId,
            OrderState state,
            PersonId buyerId,
            PersonId sellerId,
            Money total,
            Instant placedAt,
            @Nullable String paymentReference,
            @Nullable String carrier,
            @Nullable String trackingNumber) {

        Entry now(OrderState next) {
            return new Entry(
                    orderId,
                    cartId,
                    next,
                    buyerId,
                    sellerId,
                    total,
                    placedAt,
                    paymentReference,
                    carrier,
                    trackingNumber);
        }

        Entry paid(String reference) {
            return new Entry(
                    orderId,
                    cartId,
                    OrderState.PAID,
                    buyerId,
                    sellerId,
                    total,
                    placedAt,
                    reference,
                    carrier,
                    trackingNumber);
        }

        Entry shipped(String by, String number) {
            return new Entry(
                    orderId,
                    cartId,
                    OrderState.SHIPPED,
                    buyerId,
                    sellerId,
                    total,
                    placedAt,
                    paymentReference,
                    by,
                    number);
        }
    }

    @Override
    public String name() {
        return "order_register";
    }

    @Override
    public Class<Entry> row() {
        return Entry.class;
    }

    @Override
    public Optional<String> key(Object event, Fact fact) {
        return switch (event) {
            case OrderPlaced _,
                    OrderPaid _,
                    OrderShipped _,
                    OrderDelivered _,
                    ReceiptConfirmed _,
                    OrderCompleted _,
                    OrderCancelled _ ->
                Optional.of(((OrderEvent) event).orderId().value());
            default -> Optional.empty();
        };
    }

    @Override
    public Entry evolve(@Nullable Entry before, Object event, Fact fact) {
        return switch (event) {
            case OrderPlaced e ->
                new Entry(
                        e.orderId(),
                        switch (e.deal().origin()) {
                            case Origin.FromCart cart -> cart.cartId();
                            case Origin.Direct _ -> null;
                        },
                        OrderState.PLACED,
                        e.deal().buyerId(),
                        e.deal().sellerId(),
                        e.deal().total(),
                        e.placedAt(),
                        null,
                        null,
                        null);
            case OrderPaid e -> of(before).paid(e.payment().reference());
            case OrderShipped e ->
                of(before).shipped(e.shipment().carrier(), e.shipment().trackingNumber());
            case OrderDelivered _ -> of(before).now(OrderState.DELIVERED);
            case ReceiptConfirmed _ -> of(before).now(OrderState.RECEIVED);
            case OrderCompleted _ -> of(before).now(OrderState.COMPLETED);
            case OrderCancelled _ -> of(before).now(OrderState.CANCELLED);
            default -> of(before);
        };
    }

    private static Entry of(@Nullable Entry before) {
        return Objects.requireNonNull(before, "an order's first event is its placing");
    }
}
