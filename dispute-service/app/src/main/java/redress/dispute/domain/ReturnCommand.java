package redress.dispute.domain;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;

/** What a {@link Return} can be told. What timers tell may be late or repeated: then nothing happens. */
public sealed interface ReturnCommand {

    ReturnId returnId();

    /** R41. */
    record ShipReturn(@TargetAggregateIdentifier ReturnId returnId, String carrier, String trackingNumber, Actor by)
            implements ReturnCommand {}

    /** By the carrier's feed (R42). */
    record ReportReturnDelivery(@TargetAggregateIdentifier ReturnId returnId, Actor by) implements ReturnCommand {}

    /** By the seller: the goods are here and as they should be (R43). */
    record AcceptReturn(@TargetAggregateIdentifier ReturnId returnId, Actor by) implements ReturnCommand {}

    /** By the timer at the end of the buyer's time to ship (R41). */
    record LapseReturn(@TargetAggregateIdentifier ReturnId returnId, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** By the timer when a parcel has been under way for too long (R42). */
    record PresumeReturnLost(@TargetAggregateIdentifier ReturnId returnId, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** By the timer at the end of the seller's inspection (R42). */
    record AcceptReturnBySilence(@TargetAggregateIdentifier ReturnId returnId, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** A question. */
    record ShowReturn(@TargetAggregateIdentifier ReturnId returnId, Actor by) implements ReturnCommand {}
}
