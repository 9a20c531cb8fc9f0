package redress.dispute.domain;

import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/** What a {@link Return} can be told. What timers tell may be late or repeated: then nothing happens. */
public sealed interface ReturnCommand {

    ReturnId returnId();

    /** R41. */
    record ShipReturn(@TargetAggregateIdentifier ReturnId returnId, String carrier, String trackingNumber, Actor by)
            implements ReturnCommand {}

    /** By the seller, or by support, who must say why (R41). */
    record ExtendReturn(@TargetAggregateIdentifier ReturnId returnId, int days, Remark why, Actor by)
            implements ReturnCommand {}

    /** By the carrier's feed (R42). */
    record ReportReturnDelivery(@TargetAggregateIdentifier ReturnId returnId, Actor by) implements ReturnCommand {}

    /** By the seller: the goods are here and as they should be (R43). */
    record AcceptReturn(@TargetAggregateIdentifier ReturnId returnId, Actor by) implements ReturnCommand {}

    /** By the seller: what was in the parcel, unit by unit (R42). */
    record InspectReturn(@TargetAggregateIdentifier ReturnId returnId, List<Finding> findings, Remark remark, Actor by)
            implements ReturnCommand {}

    /** By the timers before the end of the buyer's time to ship and of the seller's to inspect. */
    record RemindOfReturn(@TargetAggregateIdentifier ReturnId returnId, ReturnStep step, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** By the timer at the end of the buyer's time to ship (R41). */
    record LapseReturn(@TargetAggregateIdentifier ReturnId returnId, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** By the timer when a parcel has been under way for too long (R42). */
    record PresumeReturnLost(@TargetAggregateIdentifier ReturnId returnId, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** By the timer at the end of the seller's inspection (R42). */
    record AcceptReturnBySilence(@TargetAggregateIdentifier ReturnId returnId, Instant dueAt, Actor by)
            implements ReturnCommand {}

    /** Of the dispute: it is on hold, and no window of the return ends meanwhile (R57). */
    record HoldReturn(@TargetAggregateIdentifier ReturnId returnId, Instant heldAt, Actor by)
            implements ReturnCommand {}

    /** Of the dispute: it goes on, with the time that was left (R57). */
    record ResumeReturn(@TargetAggregateIdentifier ReturnId returnId, Instant resumedAt, Actor by)
            implements ReturnCommand {}

    /** Of the dispute: it is settled anew, by an agreement, a verdict or an appeal. */
    record FollowSettlement(
            @TargetAggregateIdentifier ReturnId returnId, Settlement settlement, Instant settledAt, Actor by)
            implements ReturnCommand {}

    /**
     * Of the dispute: an appeal leaves the buyer less than what waits for the goods (R35).
     *
     * @param amount what it leaves, without the goods coming back
     */
    record RecallReturn(@TargetAggregateIdentifier ReturnId returnId, Money amount, Instant decidedAt, Actor by)
            implements ReturnCommand {}

    /** Of the dispute: it is over. */
    record ConcludeReturn(@TargetAggregateIdentifier ReturnId returnId, Instant closedAt, Actor by)
            implements ReturnCommand {}

    /** A question. */
    record ShowReturn(@TargetAggregateIdentifier ReturnId returnId, Actor by) implements ReturnCommand {}
}
