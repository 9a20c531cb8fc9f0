package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** The history of a {@link DisputableOrder}: what was heard of the order, and which of its lines are in dispute. */
public sealed interface OrderEvent extends StoredEvent {

    @Revision("1")
    record OrderNoted(
            OrderId orderId,
            String buyerId,
            String sellerId,
            String destinationCountry,
            String currency,
            List<OrderLine> lines,
            Instant promisedBy,
            Instant placedAt)
            implements OrderEvent {

        public OrderNoted {
            lines = List.copyOf(lines);
        }
    }

    @Revision("1")
    record ShipmentNoted(OrderId orderId, Instant shippedAt) implements OrderEvent {}

    @Revision("1")
    record DeliveryNoted(OrderId orderId, Instant deliveredAt) implements OrderEvent {}

    @Revision("1")
    record ReceiptNoted(OrderId orderId, Instant confirmedAt, Instant disputableUntil) implements OrderEvent {}

    @Revision("1")
    record CompletionNoted(OrderId orderId, Instant completedAt) implements OrderEvent {}

    /** A refund that no dispute caused: so much less can be disputed. */
    @Revision("1")
    record RefundNoted(OrderId orderId, RefundId refundId, List<LineAmount> lines, Instant issuedAt)
            implements OrderEvent {

        public RefundNoted {
            lines = List.copyOf(lines);
        }
    }

    /** From here until {@link LinesFreed} no other dispute can touch these lines (R13). */
    @Revision("1")
    record LinesDisputed(OrderId orderId, DisputeId disputeId, List<DisputedLine> lines, Instant disputedAt)
            implements OrderEvent {

        public LinesDisputed {
            lines = List.copyOf(lines);
        }
    }

    /** The dispute is over. What was refunded is no longer refundable; only {@link Afterwards#OPEN} lines may be disputed again (R13). */
    @Revision("1")
    record LinesFreed(
            OrderId orderId,
            DisputeId disputeId,
            Ending how,
            Afterwards afterwards,
            List<LineAmount> refunded,
            Instant freedAt)
            implements OrderEvent {

        public LinesFreed {
            refunded = List.copyOf(refunded);
        }
    }

    /** The buyer takes the lines of a withdrawn dispute again: it is about to be reopened (R27). */
    @Revision("1")
    record LinesReclaimed(OrderId orderId, DisputeId disputeId, List<DisputedLine> lines, Actor by, Instant reclaimedAt)
            implements OrderEvent {

        public LinesReclaimed {
            lines = List.copyOf(lines);
        }
    }

    /** @param superseded the disputes that were open (R58) */
    @Revision("1")
    record OrderEnded(OrderId orderId, CalledOff how, List<DisputeId> superseded, Instant endedAt)
            implements OrderEvent {

        public OrderEnded {
            superseded = List.copyOf(superseded);
        }
    }

    /** @param held the disputes that are on hold until the bank has decided (R57) */
    @Revision("1")
    record ChargebackNoted(OrderId orderId, ChargebackId chargebackId, List<DisputeId> held, Instant openedAt)
            implements OrderEvent {

        public ChargebackNoted {
            held = List.copyOf(held);
        }
    }

    /**
     * The bank has decided (R57).
     *
     * @param lost whether the buyer keeps the bank's money
     * @param disputes those that go on, or are over if it is lost
     */
    @Revision("1")
    record ChargebackDecided(
            OrderId orderId, ChargebackId chargebackId, boolean lost, List<DisputeId> disputes, Instant decidedAt)
            implements OrderEvent {

        public ChargebackDecided {
            disputes = List.copyOf(disputes);
        }
    }

    /** Whether a line may be disputed once more. */
    enum Afterwards {
        /** The dispute was withdrawn or lapsed. */
        OPEN,
        /** The parties agreed. */
        SETTLED,
        /** Case management decided: the way is the appeal. */
        DECIDED
    }

    /** A line as it was bought; shipping is one (R50). */
    record OrderLine(
            LineId lineId, String title, String category, int quantity, Money unitPrice, ReturnRule returnRule) {

        Money paid() {
            return unitPrice.times(quantity);
        }
    }

    /** What the seller promised about returns when the line was bought (R1). */
    record ReturnRule(boolean returnsOffered, boolean freeReturn, int days) {}
}
