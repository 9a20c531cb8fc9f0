package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.serialization.Revision;

/** The history of a {@link Return}. */
public sealed interface ReturnEvent extends StoredEvent {

    ReturnId returnId();

    DisputeId disputeId();

    /** @param shipBy end of the buyer's time to ship, exclusive (R41) */
    @Revision("1")
    record ReturnAwaited(
            ReturnId returnId,
            DisputeId disputeId,
            OrderId orderId,
            String buyerId,
            String sellerId,
            Payer paidBy,
            PolicyVersion policy,
            Duration transitAtMost,
            Duration inspectWithin,
            Instant shipBy,
            Instant awaitedAt)
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

    /** @param inspectBy when silence becomes acceptance, exclusive (R42) */
    @Revision("1")
    record ReturnDelivered(
            ReturnId returnId, DisputeId disputeId, OrderId orderId, Instant inspectBy, Instant deliveredAt)
            implements ReturnEvent {}

    @Revision("1")
    record ReturnAccepted(ReturnId returnId, DisputeId disputeId, OrderId orderId, Cause cause, Instant acceptedAt)
            implements ReturnEvent {}

    @Revision("1")
    record ReturnLapsed(ReturnId returnId, DisputeId disputeId, OrderId orderId, Cause.Rule rule)
            implements ReturnEvent {}

    /** Private: the world hears that the dispute came to case management. */
    @Revision("1")
    record ReturnPresumedLost(ReturnId returnId, DisputeId disputeId, OrderId orderId, Cause.Rule rule)
            implements ReturnEvent {}
}
