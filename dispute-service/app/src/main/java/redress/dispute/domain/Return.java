package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.ConcludeReturn;
import redress.dispute.domain.ReturnCommand.ExtendReturn;
import redress.dispute.domain.ReturnCommand.FollowSettlement;
import redress.dispute.domain.ReturnCommand.HoldReturn;
import redress.dispute.domain.ReturnCommand.InspectReturn;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.RecallReturn;
import redress.dispute.domain.ReturnCommand.RemindOfReturn;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ResumeReturn;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.dispute.domain.ReturnEvent.Conclusion;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnConcluded;
import redress.dispute.domain.ReturnEvent.ReturnContested;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnExtended;
import redress.dispute.domain.ReturnEvent.ReturnHeld;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPartlyAccepted;
import redress.dispute.domain.ReturnEvent.ReturnPayerChanged;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnReminded;
import redress.dispute.domain.ReturnEvent.ReturnResumed;
import redress.dispute.domain.ReturnEvent.ReturnRevised;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnEvent.ReturnTurnedUp;
import redress.dispute.domain.ReturnStage.Arrived;
import redress.dispute.domain.ReturnStage.Awaited;
import redress.dispute.domain.ReturnStage.Lost;
import redress.dispute.domain.ReturnStage.OnItsWay;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/**
 * Goods on their way back to the seller, because a settlement or a verdict says so. The buyer has some days to send them —
 * more if the seller agrees or support grants it — or the return lapses and the money stays with the seller (R41). A parcel
 * that never arrives is presumed lost and case management decides (R42). When it has arrived the seller has some days to look,
 * and silence is acceptance; acceptance, said or not, is what the refund waits for (R43). What the seller objects to, unit by
 * unit, case management decides as well, while the rest is refunded at once. If the dispute ends in another way, so does the
 * return. It always ends.
 */
@Aggregate(type = "return", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // the first event fills the fields
public class Return {

    @AggregateIdentifier
    private ReturnId id;

    private Parcel parcel;

    Return() {}

    /**
     * By {@link Dispute} alone, when it is settled.
     *
     * @param returnId which of the dispute's returns it is
     * @param onHold whether the dispute is on hold now: then so is what it begins (R57)
     */
    Return(
            ReturnId returnId,
            CaseFile dispute,
            Settlement settled,
            Remedy.ReturnAndRefund back,
            Instant now,
            boolean onHold) {
        var windows = dispute.terms().periods().returns();
        var window = windows.shipping(now);
        apply(new ReturnAwaited(
                returnId,
                dispute.disputeId(),
                dispute.orderId(),
                dispute.buyerId(),
                dispute.sellerId(),
                back.returnPaidBy(),
                back.because(),
                dispute.terms().policy(),
                windows,
                dispute.request().goods(settled.lines()),
                window.remindAt(),
                window.shipBy(),
                window.extensibleUntil(),
                now));
        if (onHold) apply(new ReturnHeld(returnId, dispute.disputeId(), dispute.orderId(), now));
    }

    @CommandHandler
    ReturnView decide(ShipReturn ship, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.SHIP, ship.by(), now);
        apply(new ReturnShipped(
                id,
                disputeId(),
                orderId(),
                ship.carrier(),
                ship.trackingNumber(),
                now.plus(windows().transit()),
                now));
        return view(ship.by(), now);
    }

    @CommandHandler
    ReturnView decide(ExtendReturn extend, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.EXTEND, extend.by(), now);
        if (extend.by().is(Role.SUPPORT) && extend.why() instanceof Remark.None)
            throw Refusal.invalid("reason-needed", "Please say why the buyer gets more time.")
                    .by("R41");
        var later =
                parcel.time().extended(extend.days(), parcel.file().policy()).shipBy();
        apply(new ReturnExtended(
                id,
                disputeId(),
                orderId(),
                later.minus(windows().shipReminder()),
                later,
                extend.why(),
                extend.by(),
                now));
        return view(extend.by(), now);
    }

    @CommandHandler
    ReturnView decide(ReportReturnDelivery delivery, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.REPORT_DELIVERY, delivery.by(), now);
        if (parcel.stage() instanceof Lost) {
            apply(new ReturnTurnedUp(id, disputeId(), orderId(), now));
            return view(delivery.by(), now);
        }
        var inspectBy = now.plus(windows().inspection());
        apply(new ReturnDelivered(
                id, disputeId(), orderId(), inspectBy.minus(windows().inspectionReminder()), inspectBy, now));
        return view(delivery.by(), now);
    }

    @CommandHandler
    ReturnView decide(AcceptReturn accept, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.ACCEPT, accept.by(), now);
        apply(new ReturnAccepted(id, disputeId(), orderId(), new Cause.Person(accept.by()), now));
        return view(accept.by(), now);
    }

    @CommandHandler
    ReturnView decide(InspectReturn inspect, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.INSPECT, inspect.by(), now);
        var inspection = Inspection.of(parcel.lines(), inspect.findings());
        if (inspection.allIsWell())
            apply(new ReturnAccepted(id, disputeId(), orderId(), new Cause.Person(inspect.by()), now));
        else contest(inspection, inspect.remark(), inspect.by(), now);
        return view(inspect.by(), now);
    }

    private void contest(Inspection inspection, Remark remark, Actor by, Instant now) {
        var good = inspection.accepted();
        var due = Inspection.due(good);
        if (!due.isEmpty())
            apply(new ReturnPartlyAccepted(
                    id,
                    disputeId(),
                    orderId(),
                    due,
                    LineAmount.total(due.getFirst().amount().currency(), due),
                    by,
                    now));
        apply(new ReturnContested(id, disputeId(), orderId(), inspection.objections(), good, remark, by, now));
    }

    @CommandHandler
    ReturnView decide(ShowReturn show, Clock clock) {
        new ReturnRights(parcel).permitLook(show.by());
        return view(show.by(), clock.instant());
    }

    // Timers, and the dispute going on without the goods: late or repeated they are nothing

    /** Once the window has ended, a reminder helps nobody any more. */
    @CommandHandler
    void decide(RemindOfReturn remind, Clock clock) {
        if (parcel.pause().on()) return;
        if (remind.step() == ReturnStep.SHIP && parcel.stage() instanceof Awaited it)
            remind(remind, it.remindAt(), it.shipBy(), "return-ship-reminder", clock);
        if (remind.step() == ReturnStep.INSPECT && parcel.stage() instanceof Arrived it)
            remind(remind, it.remindAt(), it.inspectBy(), "return-inspection-reminder", clock);
    }

    private void remind(RemindOfReturn remind, Optional<Instant> remindAt, Instant until, String name, Clock clock) {
        if (!remindAt.equals(Optional.of(remind.dueAt()))) return;
        var rule = rule(name, remind.dueAt(), clock);
        if (rule.recordedAt().isBefore(until))
            apply(new ReturnReminded(id, disputeId(), orderId(), remind.step(), rule));
    }

    /**
     * Money alone: the goods matter no more. Another amount while they travel, or somebody else who pays for that: then it is so
     * from now on.
     */
    @CommandHandler
    void decide(FollowSettlement follow) {
        if (parcel.stage().over()) return;
        var settled = follow.settlement();
        switch (settled.remedy()) {
            case Remedy.RefundOnly _ -> conclude(new Conclusion.Refunded(settled.amount()), follow.settledAt());
            case Remedy.ReturnAndRefund back -> {
                if (back.returnPaidBy() != parcel.paid().returnPaidBy())
                    apply(new ReturnPayerChanged(
                            id, disputeId(), orderId(), back.returnPaidBy(), back.because(), follow.settledAt()));
                var now = parcel.worthBy(settled.lines());
                if (!now.equals(parcel.lines()))
                    apply(new ReturnRevised(id, disputeId(), orderId(), now, follow.settledAt()));
            }
        }
    }

    @CommandHandler
    void decide(ConcludeReturn conclude) {
        if (!parcel.stage().over()) conclude(new Conclusion.NotRefunded(), conclude.closedAt());
    }

    /**
     * An appeal found that the buyer should have less, or keep the goods for less (R35). What was sent because it was promised
     * money for is paid for as promised: else the buyer would have neither.
     */
    @CommandHandler
    void decide(RecallReturn recall) {
        if (!(parcel.stage() instanceof Awaited)) return;
        var left = recall.amount();
        conclude(left.isZero() ? new Conclusion.NotRefunded() : new Conclusion.Refunded(left), recall.decidedAt());
    }

    private void conclude(Conclusion conclusion, Instant at) {
        apply(new ReturnConcluded(id, disputeId(), orderId(), conclusion, at));
    }

    @CommandHandler
    void decide(HoldReturn hold) {
        if (!parcel.stage().over() && !parcel.pause().on())
            apply(new ReturnHeld(id, disputeId(), orderId(), hold.heldAt()));
    }

    /** Goods travel on while the bank thinks: a window that began meanwhile has all its time left. */
    @CommandHandler
    void decide(ResumeReturn resume) {
        var at = resume.resumedAt();
        if (!parcel.stage().over() && parcel.pause().on())
            apply(new ReturnResumed(id, disputeId(), orderId(), parcel.afterPause(at), at));
    }

    @CommandHandler
    void decide(LapseReturn lapse, Clock clock) {
        if (!parcel.pause().on()
                && parcel.stage() instanceof Awaited it
                && it.shipBy().equals(lapse.dueAt()))
            apply(new ReturnLapsed(id, disputeId(), orderId(), rule("return-ship-by", it.shipBy(), clock)));
    }

    @CommandHandler
    void decide(PresumeReturnLost lost, Clock clock) {
        if (!parcel.pause().on()
                && parcel.stage() instanceof OnItsWay it
                && it.arriveBy().equals(lost.dueAt()))
            apply(new ReturnPresumedLost(id, disputeId(), orderId(), rule("return-transit", it.arriveBy(), clock)));
    }

    @CommandHandler
    void decide(AcceptReturnBySilence accept, Clock clock) {
        if (!parcel.pause().on()
                && parcel.stage() instanceof Arrived it
                && it.inspectBy().equals(accept.dueAt()))
            apply(new ReturnAccepted(
                    id, disputeId(), orderId(), rule("return-inspection", it.inspectBy(), clock), it.inspectBy()));
    }

    private Cause.Rule rule(String name, Instant dueAt, Clock clock) {
        return Cause.Rule.fired(name, parcel.file().policy(), dueAt, clock.instant());
    }

    private void permit(ReturnAction action, Actor by, Instant now) {
        new ReturnRights(parcel).permit(action, by, now);
    }

    private ReturnView view(Actor viewer, Instant now) {
        return ReturnView.of(parcel, new ReturnRights(parcel).of(viewer, now));
    }

    private DisputeId disputeId() {
        return parcel.file().disputeId();
    }

    private OrderId orderId() {
        return parcel.file().orderId();
    }

    private ReturnWindows windows() {
        return parcel.file().windows();
    }

    @EventSourcingHandler
    void evolve(ReturnEvent event) {
        id = event.returnId();
        parcel = event instanceof ReturnAwaited awaited ? Parcel.of(awaited) : parcel.after(event);
    }
}
