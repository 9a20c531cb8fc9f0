package redress.order.domain;

import java.time.Instant;
import java.util.List;
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
import redress.order.domain.Stage.Cancelled;
import redress.order.domain.Stage.Completed;
import redress.order.domain.Stage.Delivered;
import redress.order.domain.Stage.Paid;
import redress.order.domain.Stage.Placed;
import redress.order.domain.Stage.Received;
import redress.order.domain.Stage.Shipped;
import redress.order.domain.Stage.Unplaced;
import redress.platform.values.Window;

/** Where an order stands: how far it has come, what holds it back, what is guaranteed, and what went back. */
record Standing(Stage stage, Holds holds, Guarantee guarantee, Refunds refunds) {

    static Standing beforeAnything() {
        return new Standing(new Unplaced(), Holds.none(), new Guarantee.NotGiven(), Refunds.none());
    }

    /** Neither confirmed nor disputed for the whole window (R8), whether or not a timer has noticed yet. */
    boolean silenceOver(Delivered delivered, Instant now) {
        return !now.isBefore(delivered.confirmBy()) && !holds.openSinceBefore(delivered.confirmBy());
    }

    boolean windowOver(Received received, Instant now) {
        return !now.isBefore(received.disputableUntil()) && !holds.anyOpen();
    }

    /** Refunds of goods that count as never received, and that nobody has yet reported to have come after all (R9). */
    List<RefundNoted> refundedAsNotReceived() {
        return refunds.asNotReceived(guarantee instanceof Guarantee.Breached);
    }

    Standing after(OrderEvent event) {
        return switch (event) {
            case OrderPlaced e -> at(new Placed(e.deal(), e.policy(), e.placedAt()));
            case OrderPaid e ->
                at(new Paid((Placed) stage, e.payment(), e.shipBy(), new Wish.None(), e.paidAt()))
                        .with(new Guarantee.Running(new Window(e.paidAt(), e.guaranteedUntil()), List.of()));
            case CancellationRequested e -> at(((Paid) stage).with(new Wish.Pending(e.askedAt())));
            case CancellationRefused e -> at(((Paid) stage).refused(e.refusedAt()));
            case OrderCancelled e -> at(new Cancelled(stage, e.cancellation(), e.cancelledAt()));
            case OrderShipped e -> at(new Shipped((Paid) stage, e.shipment(), e.shippedAt()));
            case GuaranteeExtended e -> with(((Guarantee.Running) guarantee).with(e));
            case GuaranteeBreached e -> with(new Guarantee.Breached((Guarantee.Running) guarantee, e.effect()));
            case OrderDelivered e -> at(new Delivered((Shipped) stage, e.confirmBy(), e.deliveredAt()));
            case ReceiptConfirmed e ->
                at(new Received((Delivered) stage, e.confirmation(), e.disputableUntil(), e.confirmedAt()));
            case OrderCompleted e -> at(new Completed((Received) stage, e.effect(), e.completedAt()));
            case DisputeNoted e -> {
                var held = with(holds.with(e.disputeId(), e.openedAt()));
                yield e.notReceived() ? held.with(refunds.notReceivedSays(e.disputeId())) : held;
            }
            case DisputeClosureNoted e -> with(holds.without(e.disputeId()));
            case ChargebackNoted e -> with(holds.with(e.chargebackId(), e.openedAt()));
            case ChargebackClosureNoted e -> with(holds.without(e.chargebackId()));
            case RefundNoted e -> with(refunds.with(e));
            case DeliveredAfterRefund e -> with(refunds.reported(e.refundId()));
        };
    }

    private Standing at(Stage next) {
        return new Standing(next, holds, guarantee, refunds);
    }

    private Standing with(Holds next) {
        return new Standing(stage, next, guarantee, refunds);
    }

    private Standing with(Guarantee next) {
        return new Standing(stage, holds, next, refunds);
    }

    private Standing with(Refunds next) {
        return new Standing(stage, holds, guarantee, next);
    }
}
