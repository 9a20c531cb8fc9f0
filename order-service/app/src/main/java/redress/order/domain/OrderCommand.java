package redress.order.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** What can be asked of an order. A role that may never do it is turned away before any order is looked at. */
public sealed interface OrderCommand {

    OrderId orderId();

    /** The total is made here, from the lines and the shipping (R1). */
    record PlaceOrder(
            @TargetAggregateIdentifier OrderId orderId,
            Origin origin,
            PersonId sellerId,
            Country destination,
            String currency,
            List<OrderLine> lines,
            Money shipping,
            int preparationDays,
            Instant promisedBy,
            Actor by)
            implements OrderCommand {

        public PlaceOrder {
            OrderAction.PLACE_ORDER.requireRole(by);
            lines = List.copyOf(lines);
        }
    }

    /** @param amount what was paid; absent means the total */
    record PayOrder(
            @TargetAggregateIdentifier OrderId orderId,
            Payment payment,
            @Nullable Money amount,
            Actor by) implements OrderCommand {

        public PayOrder {
            OrderAction.PAY_ORDER.requireRole(by);
        }
    }

    record ShipOrder(@TargetAggregateIdentifier OrderId orderId, Shipment shipment, Actor by) implements OrderCommand {

        public ShipOrder {
            OrderAction.SHIP_ORDER.requireRole(by);
        }
    }

    record ReportDelivery(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {

        public ReportDelivery {
            OrderAction.REPORT_DELIVERY.requireRole(by);
        }
    }

    record ConfirmReceipt(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {

        public ConfirmReceipt {
            OrderAction.CONFIRM_RECEIPT.requireRole(by);
        }
    }

    /** A timer's: without effect unless {@code due} is still what the order waits for. */
    record ConfirmReceiptAutomatically(
            @TargetAggregateIdentifier OrderId orderId, Instant due, Actor by) implements OrderCommand {}

    /** A timer's: without effect unless {@code due} is still what the order waits for. */
    record CloseDisputeWindow(@TargetAggregateIdentifier OrderId orderId, Instant due, Actor by)
            implements OrderCommand {}

    /** A neighbour's news; repeated, it is without effect. */
    record NoteDispute(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Instant openedAt)
            implements OrderCommand {}

    /** A neighbour's news; repeated, it is without effect. */
    record NoteDisputeClosed(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Instant closedAt)
            implements OrderCommand {}

    /** A question; appends nothing. */
    record ShowOrder(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {}
}
