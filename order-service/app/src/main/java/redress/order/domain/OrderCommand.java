package redress.order.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;
import redress.platform.values.Money;
import redress.platform.values.Window;

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

    /** The buyer's wish to have a paid order cancelled (R6). */
    record RequestCancellation(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {

        public RequestCancellation {
            OrderAction.REQUEST_CANCELLATION.requireRole(by);
        }
    }

    record ApproveCancellation(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {

        public ApproveCancellation {
            OrderAction.APPROVE_CANCELLATION.requireRole(by);
        }
    }

    record RefuseCancellation(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {

        public RefuseCancellation {
            OrderAction.REFUSE_CANCELLATION.requireRole(by);
        }
    }

    /** Without asking anybody: the seller's or support's, and the buyer's as long as nothing is paid (R6). */
    record CancelOrder(@TargetAggregateIdentifier OrderId orderId, CancellationReason reason, Actor by)
            implements OrderCommand {

        public CancelOrder {
            OrderAction.CANCEL_ORDER.requireRole(by);
        }
    }

    /** A timer's: without effect unless {@code due} is still what the order waits for. */
    record CancelUnshipped(@TargetAggregateIdentifier OrderId orderId, Instant due, Actor by) implements OrderCommand {}

    /** A timer's: without effect unless {@code due} is still what the order waits for. */
    record BreachGuarantee(@TargetAggregateIdentifier OrderId orderId, Instant due, Actor by) implements OrderCommand {}

    /**
     * Force majeure covers the order; repeated, it is without effect.
     *
     * @param time from the declaration to the day that it names
     */
    record ExtendGuarantee(
            @TargetAggregateIdentifier OrderId orderId,
            DeclarationId declarationId,
            Scope scope,
            String reason,
            Window time,
            Actor by)
            implements OrderCommand {}

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
    record NoteDispute(
            @TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, boolean notReceived, Instant openedAt)
            implements OrderCommand {}

    /** A neighbour's news: what was withdrawn is open again (R27); repeated, it is without effect. */
    record NoteDisputeReopened(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Instant reopenedAt)
            implements OrderCommand {}

    /** A neighbour's news; repeated, it is without effect. */
    record NoteDisputeClosed(@TargetAggregateIdentifier OrderId orderId, DisputeId disputeId, Instant closedAt)
            implements OrderCommand {}

    /** A neighbour's news; repeated, it is without effect. */
    record NoteChargeback(@TargetAggregateIdentifier OrderId orderId, ChargebackId chargebackId, Instant openedAt)
            implements OrderCommand {}

    /** A neighbour's news, whoever won; repeated, it is without effect. */
    record NoteChargebackClosed(@TargetAggregateIdentifier OrderId orderId, ChargebackId chargebackId, Instant closedAt)
            implements OrderCommand {}

    /** A neighbour's news; repeated, it is without effect. */
    record NoteRefund(
            @TargetAggregateIdentifier OrderId orderId,
            RefundId refundId,
            RefundCause cause,
            List<LineId> lines,
            Money amount,
            Instant issuedAt)
            implements OrderCommand {

        public NoteRefund {
            lines = List.copyOf(lines);
        }
    }

    /** A question; appends nothing. */
    record ShowOrder(@TargetAggregateIdentifier OrderId orderId, Actor by) implements OrderCommand {}
}
