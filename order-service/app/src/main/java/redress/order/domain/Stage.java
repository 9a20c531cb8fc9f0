package redress.order.domain;

import java.time.Instant;

/** How far an order has come (R2). Each stage holds the one before it, so what a stage needs cannot be missing. */
sealed interface Stage {

    record Unplaced() implements Stage {}

    record Placed(Deal deal, PolicyVersion policy, Instant placedAt) implements Stage {}

    record Paid(Placed placed, Payment payment, Instant shipBy, Instant paidAt) implements Stage {}

    record Shipped(Paid paid, Shipment shipment, Instant shippedAt) implements Stage {}

    record Delivered(Shipped shipped, Instant confirmBy, Instant deliveredAt) implements Stage {

        /** Neither confirmed nor disputed for the whole window (R8), whether or not a timer has noticed yet. */
        boolean silenceOver(Disputes disputes, Instant now) {
            return !now.isBefore(confirmBy) && !disputes.openSinceBefore(confirmBy);
        }
    }

    record Received(Delivered delivered, Confirmation confirmation, Instant disputableUntil, Instant confirmedAt)
            implements Stage {

        boolean windowOver(Disputes disputes, Instant now) {
            return !now.isBefore(disputableUntil) && !disputes.anyOpen();
        }
    }

    record Completed(Received received, RuleEffect effect, Instant completedAt) implements Stage {}

    /** What it was when it was placed. */
    default Placed placed() {
        return switch (this) {
            case Unplaced _ -> throw new IllegalStateException("nothing has been ordered");
            case Placed placed -> placed;
            case Paid paid -> paid.placed;
            case Shipped shipped -> shipped.paid.placed;
            case Delivered delivered -> delivered.shipped.placed();
            case Received received -> received.delivered.placed();
            case Completed completed -> completed.received.placed();
        };
    }
}
