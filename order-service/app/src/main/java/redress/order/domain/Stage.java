package redress.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far an order has come (R2). Each stage holds the one before it, so what a stage needs cannot be missing. */
sealed interface Stage {

    record Unplaced() implements Stage {}

    record Placed(Deal deal, PolicyVersion policy, Instant placedAt) implements Stage {}

    /** @param shipBy end of the seller's preparation time, exclusive */
    record Paid(Placed placed, Payment payment, Instant shipBy, Wish wish, Instant paidAt) implements Stage {

        /** Not shipped in time (R5), whether or not a timer has noticed yet. */
        boolean preparationOver(Instant now) {
            return !now.isBefore(shipBy);
        }

        Paid with(Wish next) {
            return new Paid(placed, payment, shipBy, next, paidAt);
        }

        Paid refused(Instant refusedAt) {
            return wish instanceof Wish.Pending(var askedAt) ? with(new Wish.Refused(askedAt, refusedAt)) : this;
        }
    }

    /** @param before {@link Placed} or {@link Paid}: what is shipped is not cancelled any more */
    record Cancelled(Stage before, Cancellation cancellation, Instant cancelledAt) implements Stage {}

    record Shipped(Paid paid, Shipment shipment, Instant shippedAt) implements Stage {}

    record Delivered(Shipped shipped, Instant confirmBy, Instant deliveredAt) implements Stage {}

    record Received(Delivered delivered, Confirmation confirmation, Instant disputableUntil, Instant confirmedAt)
            implements Stage {}

    record Completed(Received received, RuleEffect effect, Instant completedAt) implements Stage {}

    /** What it was when it was placed. */
    default Placed placed() {
        return switch (this) {
            case Unplaced _ -> throw new IllegalStateException("nothing has been ordered");
            case Placed placed -> placed;
            case Paid paid -> paid.placed;
            case Cancelled cancelled -> cancelled.before.placed();
            case Shipped shipped -> shipped.paid.placed;
            case Delivered delivered -> delivered.shipped.placed();
            case Received received -> received.delivered.placed();
            case Completed completed -> completed.received.placed();
        };
    }

    /** What it was when it was paid, if it was. */
    default @Nullable Paid whenPaid() {
        return switch (this) {
            case Unplaced _, Placed _ -> null;
            case Paid paid -> paid;
            case Cancelled cancelled -> cancelled.before.whenPaid();
            case Shipped shipped -> shipped.paid;
            case Delivered delivered -> delivered.shipped.paid;
            case Received received -> received.delivered.shipped.paid;
            case Completed completed -> completed.received.delivered.shipped.paid;
        };
    }

    /** What it was when it was delivered, if it was. */
    default @Nullable Delivered whenDelivered() {
        return switch (this) {
            case Unplaced _, Placed _, Paid _, Cancelled _, Shipped _ -> null;
            case Delivered delivered -> delivered;
            case Received received -> received.delivered;
            case Completed completed -> completed.received.delivered;
        };
    }
}
