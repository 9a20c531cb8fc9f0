package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** The history of a {@link Return}. */
public sealed interface ReturnEvent extends StoredEvent {

    ReturnId returnId();

    DisputeId disputeId();

    /**
     * @param because why {@code paidBy} pays the way back (R40), under {@code policy}
     * @param lines the goods that travel, and what was settled for them
     * @param remindAt when the buyer is reminded
     * @param shipBy end of the buyer's time to ship, exclusive (R41)
     * @param extensibleUntil it can be extended until then
     */
    @Revision("1")
    record ReturnAwaited(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            String buyerId,
            String sellerId,
            Payer paidBy,
            PaidBecause because,
            PolicyVersion policy,
            ReturnWindows windows,
            List<ReturnLine> lines,
            Instant remindAt,
            Instant shipBy,
            Instant extensibleUntil,
            Instant awaitedAt)
            implements ReturnEvent {

        public ReturnAwaited {
            lines = List.copyOf(lines);
        }
    }

    /** The buyer was reminded to ship, or the seller to look at what came. */
    @Revision("1")
    record ReturnReminded(ReturnId returnId, DisputeId disputeId, OrderId orderId, ReturnStep step, Cause.Rule rule)
            implements ReturnEvent {}

    /**
     * By the seller, or by support with a reason (R41).
     *
     * @param shipBy the new end, exclusive
     */
    @Revision("1")
    record ReturnExtended(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            Instant remindAt,
            Instant shipBy,
            Remark why,
            Actor by,
            Instant extendedAt)
            implements ReturnEvent {}

    /** @param arriveBy when the parcel is presumed lost if it has not come (R42) */
    @Revision("1")
    record ReturnShipped(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            String carrier,
            String trackingNumber,
            Instant arriveBy,
            Instant shippedAt)
            implements ReturnEvent {}

    /**
     * @param remindAt when the seller is reminded
     * @param inspectBy when silence becomes acceptance, exclusive (R42)
     */
    @Revision("1")
    record ReturnDelivered(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            Instant remindAt,
            Instant inspectBy,
            Instant deliveredAt)
            implements ReturnEvent {}

    /** Everything is as it should be, said or by silence. */
    @Revision("1")
    record ReturnAccepted(ReturnId returnId, DisputeId disputeId, OrderId orderId, Cause cause, Instant acceptedAt)
            implements ReturnEvent {}

    /**
     * Some units are as they should be: their money is due at once. About the others {@link ReturnContested} follows.
     *
     * @param due more than nothing
     */
    @Revision("1")
    record ReturnPartlyAccepted(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            List<LineAmount> due,
            Money amount,
            Actor by,
            Instant acceptedAt)
            implements ReturnEvent {

        public ReturnPartlyAccepted {
            due = List.copyOf(due);
        }
    }

    /**
     * The seller objects to some units or all of them (R42).
     *
     * @param findings what is wrong
     * @param accepted the units that are as they should be
     */
    @Revision("1")
    record ReturnContested(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            List<Finding> findings,
            List<ReturnLine> accepted,
            Remark remark,
            Actor by,
            Instant contestedAt)
            implements ReturnEvent {

        public ReturnContested {
            findings = List.copyOf(findings);
            if (findings.stream().anyMatch(finding -> finding.finding() == Finding.Found.RECEIVED))
                throw new IllegalArgumentException("nothing is wrong with what was received");
            accepted = List.copyOf(accepted);
        }
    }

    @Revision("1")
    record ReturnLapsed(ReturnId returnId, DisputeId disputeId, OrderId orderId, Cause.Rule rule)
            implements ReturnEvent {}

    @Revision("1")
    record ReturnPresumedLost(ReturnId returnId, DisputeId disputeId, OrderId orderId, Cause.Rule rule)
            implements ReturnEvent {}

    /** Private: what was presumed lost has arrived after all; whoever decides can see it. */
    @Revision("1")
    record ReturnTurnedUp(ReturnId returnId, DisputeId disputeId, OrderId orderId, Instant deliveredAt)
            implements ReturnEvent {}

    /** Private: the buyer's bank looks at the payment; until it has decided no window ends (R57). */
    @Revision("1")
    record ReturnHeld(ReturnId returnId, DisputeId disputeId, OrderId orderId, Instant heldAt) implements ReturnEvent {}

    /** Private: it goes on with the time that was left. */
    @Revision("1")
    record ReturnResumed(
            ReturnId returnId, DisputeId disputeId, OrderId orderId, RunningWindow window, Instant resumedAt)
            implements ReturnEvent {}

    /** The window that runs now, and when it ends. */
    sealed interface RunningWindow {

        record Shipping(Instant remindAt, Instant shipBy, Instant extensibleUntil) implements RunningWindow {}

        record Transit(Instant arriveBy) implements RunningWindow {}

        record Inspection(Instant remindAt, Instant inspectBy) implements RunningWindow {}

        /** Case management has it. */
        record None() implements RunningWindow {}
    }

    /** Private: another amount was settled for the goods while they travel. */
    @Revision("1")
    record ReturnRevised(
            ReturnId returnId, DisputeId disputeId, OrderId orderId, List<ReturnLine> lines, Instant revisedAt)
            implements ReturnEvent {

        public ReturnRevised {
            lines = List.copyOf(lines);
        }
    }

    /** Private: an appeal changed who pays the way back (R35, R40). */
    @Revision("1")
    record ReturnPayerChanged(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            Payer paidBy,
            PaidBecause because,
            Instant changedAt)
            implements ReturnEvent {}

    /** Private: the dispute ended in another way than by this return, which thereby is over. */
    @Revision("1")
    record ReturnConcluded(
            ReturnId returnId, DisputeId disputeId, OrderId orderId, Conclusion conclusion, Instant concludedAt)
            implements ReturnEvent {}

    /** What became of the money that waited for the goods. */
    sealed interface Conclusion {

        /** Decided or agreed without the goods. */
        record Refunded(Money amount) implements Conclusion {}

        /** The dispute was closed without it. */
        record NotRefunded() implements Conclusion {}
    }
}
