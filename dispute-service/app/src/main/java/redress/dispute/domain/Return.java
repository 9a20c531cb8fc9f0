package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnReminded;
import redress.dispute.domain.ReturnEvent.ReturnResumed;
import redress.dispute.domain.ReturnEvent.ReturnRevised;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnEvent.ReturnTurnedUp;
import redress.dispute.domain.ReturnEvent.RunningWindow;
import redress.dispute.domain.ReturnStage.Accepted;
import redress.dispute.domain.ReturnStage.Arrived;
import redress.dispute.domain.ReturnStage.Awaited;
import redress.dispute.domain.ReturnStage.Concluded;
import redress.dispute.domain.ReturnStage.Contested;
import redress.dispute.domain.ReturnStage.Lapsed;
import redress.dispute.domain.ReturnStage.Lost;
import redress.dispute.domain.ReturnStage.OnItsWay;
import redress.dispute.domain.ReturnStage.Unbegun;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Money;
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

    private ReturnAwaited file;
    private List<ReturnLine> lines = List.of();
    private Instant shipBy;
    private Instant extensibleUntil;
    private Instant inspectBy;
    private Instant windowBegan;
    private Optional<Instant> heldAt = Optional.empty();
    private Instant resumedAt = Instant.EPOCH;
    private Optional<ReturnShipped> shipped = Optional.empty();
    private List<Finding> findings = List.of();
    private List<ReturnLine> accepted = List.of();
    private final List<ReturnView.Told> told = new ArrayList<>();
    private ReturnStage stage = new Unbegun();

    Return() {}

    /**
     * By {@link Dispute} alone, when it is settled.
     *
     * @param onHold whether the dispute is on hold now: then so is what it begins (R57)
     */
    Return(CaseFile dispute, Settlement settled, Remedy.ReturnAndRefund back, Instant now, boolean onHold) {
        var returnId = ReturnId.of(dispute.disputeId());
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
                file.disputeId(),
                file.orderId(),
                ship.carrier(),
                ship.trackingNumber(),
                now.plus(file.windows().transit()),
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
        var later = shipBy.plus(Duration.ofDays(extend.days()));
        if (extend.days() < 1 || later.isAfter(extensibleUntil))
            throw Refusal.invalid(
                            "extension-out-of-range", "It can be extended by days, until %s at most.", extensibleUntil)
                    .under(file.policy().value());
        apply(new ReturnExtended(
                id,
                file.disputeId(),
                file.orderId(),
                later.minus(file.windows().shipReminder()),
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
        if (stage instanceof Lost) {
            apply(new ReturnTurnedUp(id, file.disputeId(), file.orderId(), now));
            return view(delivery.by(), now);
        }
        var inspectBy = now.plus(file.windows().inspection());
        apply(new ReturnDelivered(
                id,
                file.disputeId(),
                file.orderId(),
                inspectBy.minus(file.windows().inspectionReminder()),
                inspectBy,
                now));
        return view(delivery.by(), now);
    }

    @CommandHandler
    ReturnView decide(AcceptReturn accept, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.ACCEPT, accept.by(), now);
        apply(new ReturnAccepted(id, file.disputeId(), file.orderId(), new Cause.Person(accept.by()), now));
        return view(accept.by(), now);
    }

    @CommandHandler
    ReturnView decide(InspectReturn inspect, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.INSPECT, inspect.by(), now);
        var inspection = Inspection.of(lines, inspect.findings());
        if (inspection.allIsWell())
            apply(new ReturnAccepted(id, file.disputeId(), file.orderId(), new Cause.Person(inspect.by()), now));
        else contest(inspection, inspect.remark(), inspect.by(), now);
        return view(inspect.by(), now);
    }

    private void contest(Inspection inspection, Remark remark, Actor by, Instant now) {
        var good = inspection.accepted();
        var due = Inspection.due(good);
        if (!due.isEmpty())
            apply(new ReturnPartlyAccepted(
                    id,
                    file.disputeId(),
                    file.orderId(),
                    due,
                    LineAmount.total(due.getFirst().amount().currency(), due),
                    by,
                    now));
        apply(new ReturnContested(
                id, file.disputeId(), file.orderId(), inspection.objections(), good, remark, by, now));
    }

    @CommandHandler
    ReturnView decide(ShowReturn show, Clock clock) {
        if (!mayLook(show.by())) throw unknown();
        return view(show.by(), clock.instant());
    }

    // Timers, and the dispute going on without the goods: late or repeated they are nothing

    /** Once the window has ended, a reminder helps nobody any more. */
    @CommandHandler
    void decide(RemindOfReturn remind, Clock clock) {
        if (heldAt.isPresent()) return;
        if (remind.step() == ReturnStep.SHIP && stage instanceof Awaited it)
            remind(remind, it.remindAt(), it.shipBy(), "return-ship-reminder", clock);
        if (remind.step() == ReturnStep.INSPECT && stage instanceof Arrived it)
            remind(remind, it.remindAt(), it.inspectBy(), "return-inspection-reminder", clock);
    }

    private void remind(RemindOfReturn remind, Optional<Instant> remindAt, Instant until, String name, Clock clock) {
        if (!remindAt.equals(Optional.of(remind.dueAt()))) return;
        var rule = rule(name, remind.dueAt(), clock);
        if (rule.recordedAt().isBefore(until))
            apply(new ReturnReminded(id, file.disputeId(), file.orderId(), remind.step(), rule));
    }

    /** Money alone: the goods matter no more. Another amount while they travel: that is what they are worth now. */
    @CommandHandler
    void decide(FollowSettlement follow) {
        if (stage.over()) return;
        var settled = follow.settlement();
        switch (settled.remedy()) {
            case Remedy.RefundOnly _ -> conclude(new Conclusion.Refunded(settled.amount()), follow.settledAt());
            case Remedy.ReturnAndRefund _ -> {
                var now = worth(settled.lines());
                if (!now.equals(lines))
                    apply(new ReturnRevised(id, file.disputeId(), file.orderId(), now, follow.settledAt()));
            }
        }
    }

    private List<ReturnLine> worth(List<LineAmount> settled) {
        return lines.stream()
                .map(line -> new ReturnLine(
                        line.lineId(),
                        line.quantity(),
                        settled.stream()
                                .filter(part -> part.lineId().equals(line.lineId()))
                                .map(LineAmount::amount)
                                .findFirst()
                                .orElse(Money.zero(line.amount().currency()))))
                .toList();
    }

    @CommandHandler
    void decide(ConcludeReturn conclude) {
        if (!stage.over()) conclude(new Conclusion.NotRefunded(), conclude.closedAt());
    }

    private void conclude(Conclusion conclusion, Instant at) {
        apply(new ReturnConcluded(id, file.disputeId(), file.orderId(), conclusion, at));
    }

    @CommandHandler
    void decide(HoldReturn hold) {
        boolean old = hold.heldAt().isBefore(resumedAt); // told by an instance that was frozen since
        if (!stage.over() && heldAt.isEmpty() && !old)
            apply(new ReturnHeld(id, file.disputeId(), file.orderId(), hold.heldAt()));
    }

    /** Goods travel on while the bank thinks: a window that began meanwhile has all its time left. */
    @CommandHandler
    void decide(ResumeReturn resume) {
        if (stage.over() || heldAt.isEmpty() || resume.resumedAt().isBefore(heldAt.get())) return;
        var since = heldAt.get().isAfter(windowBegan) ? heldAt.get() : windowBegan;
        var pause = Duration.between(since, resume.resumedAt());
        apply(new ReturnResumed(id, file.disputeId(), file.orderId(), later(pause), resume.resumedAt()));
    }

    private RunningWindow later(Duration pause) {
        var windows = file.windows();
        return switch (stage) {
            case Awaited it -> {
                var until = it.shipBy().plus(pause);
                yield new RunningWindow.Shipping(
                        until.minus(windows.shipReminder()), until, extensibleUntil.plus(pause));
            }
            case OnItsWay it -> new RunningWindow.Transit(it.arriveBy().plus(pause));
            case Arrived it -> {
                var until = it.inspectBy().plus(pause);
                yield new RunningWindow.Inspection(until.minus(windows.inspectionReminder()), until);
            }
            case Unbegun _, Accepted _, Contested _, Lapsed _, Lost _, Concluded _ -> new RunningWindow.None();
        };
    }

    @CommandHandler
    void decide(LapseReturn lapse, Clock clock) {
        if (heldAt.isEmpty() && stage instanceof Awaited it && it.shipBy().equals(lapse.dueAt()))
            apply(new ReturnLapsed(id, file.disputeId(), file.orderId(), rule("return-ship-by", it.shipBy(), clock)));
    }

    @CommandHandler
    void decide(PresumeReturnLost lost, Clock clock) {
        if (heldAt.isEmpty() && stage instanceof OnItsWay it && it.arriveBy().equals(lost.dueAt()))
            apply(new ReturnPresumedLost(
                    id, file.disputeId(), file.orderId(), rule("return-transit", it.arriveBy(), clock)));
    }

    @CommandHandler
    void decide(AcceptReturnBySilence accept, Clock clock) {
        if (heldAt.isEmpty() && stage instanceof Arrived it && it.inspectBy().equals(accept.dueAt()))
            apply(new ReturnAccepted(
                    id,
                    file.disputeId(),
                    file.orderId(),
                    rule("return-inspection", it.inspectBy(), clock),
                    it.inspectBy()));
    }

    private Cause.Rule rule(String name, Instant dueAt, Clock clock) {
        return Cause.Rule.fired(name, file.policy(), dueAt, clock.instant());
    }

    // Who may do what, when (R80)

    private void permit(ReturnAction action, Actor by, Instant now) {
        objection(action, by, now).ifPresent(refusal -> {
            throw refusal.under(file.policy().value());
        });
    }

    /** While it is on hold, what was possible when that began stays possible. */
    private Optional<Refusal> objection(ReturnAction action, Actor by, Instant clock) {
        var now = heldAt.orElse(clock);
        if (!mayLook(by)) return Optional.of(unknown());
        if (!action.everOpenTo(by.role()))
            return Optional.of(Refusal.forbidden("role-may-not", "This is not for you to do."));
        return switch (stage) {
            case Awaited it ->
                switch (action) {
                    case SHIP -> before(it.shipBy(), now, "ship-by-passed");
                    case EXTEND ->
                        it.shipBy().plus(Duration.ofDays(1)).isAfter(extensibleUntil)
                                ? conflict(
                                        "extension-exhausted",
                                        "It was extended as far as it can be, to %s.",
                                        it.shipBy())
                                : before(it.shipBy(), now, "ship-by-passed");
                    case REPORT_DELIVERY, ACCEPT, INSPECT ->
                        conflict("return-not-shipped", "The goods have not been sent yet.");
                };
            case OnItsWay it ->
                switch (action) {
                    case SHIP, EXTEND -> conflict("return-shipped", "The goods have been sent already.");
                    case REPORT_DELIVERY -> Optional.empty();
                    case ACCEPT -> before(it.arriveBy(), now, "return-overdue");
                    case INSPECT -> conflict("return-not-delivered", "The carrier has not delivered the goods yet.");
                };
            case Arrived it ->
                switch (action) {
                    case SHIP, EXTEND, REPORT_DELIVERY ->
                        conflict("return-delivered", "The goods have arrived already.");
                    case ACCEPT, INSPECT -> before(it.inspectBy(), now, "inspection-over");
                };
            case Lost it
            when action == ReturnAction.REPORT_DELIVERY ->
                it.turnedUpAt().isEmpty()
                        ? Optional.empty()
                        : conflict("return-delivered", "The goods have arrived already.");
            case Contested _, Lost _ -> conflict("return-with-case-management", "Case management decides about it.");
            case Accepted _, Lapsed _, Concluded _ -> conflict("return-over", "The return is over.");
            case Unbegun _ -> Optional.of(unknown());
        };
    }

    private static Optional<Refusal> before(Instant until, Instant now, String code) {
        return now.isBefore(until) ? Optional.empty() : conflict(code, "It could be done until %s.", until);
    }

    @FormatMethod
    private static Optional<Refusal> conflict(String code, @FormatString String sentence, Object... facts) {
        return Optional.of(Refusal.conflict(code, sentence, facts));
    }

    private boolean mayLook(Actor by) {
        return switch (by.role()) {
            case BUYER -> by.id().equals(file.buyerId());
            case SELLER -> by.id().equals(file.sellerId());
            case SUPPORT, AUDITOR, MEDIATOR, SYSTEM -> true;
            case FINANCE -> false;
        };
    }

    private static Refusal unknown() {
        return Refusal.unknown("no-such-return", "There is no return with this id.");
    }

    private ReturnView view(Actor viewer, Instant now) {
        var actions = Arrays.stream(ReturnAction.values())
                .filter(action -> objection(action, viewer, now).isEmpty())
                .map(action -> new AvailableAction(action.word(), until(action).orElse(null), stage.otherwise()))
                .toList();
        return ReturnView.of(
                file,
                lines,
                shipBy,
                extensibleUntil,
                shipped,
                stage,
                heldAt.isPresent(),
                findings,
                accepted,
                told,
                actions);
    }

    /** What the carrier says counts however late, until the timer has spoken. */
    private Optional<Instant> until(ReturnAction action) {
        return action == ReturnAction.REPORT_DELIVERY || heldAt.isPresent() ? Optional.empty() : stage.until();
    }

    @EventSourcingHandler
    void evolve(ReturnEvent event) {
        switch (event) {
            case ReturnAwaited e -> {
                id = e.returnId();
                file = e;
                lines = e.lines();
                shipBy = e.shipBy();
                extensibleUntil = e.extensibleUntil();
                windowBegan = e.awaitedAt();
                stage = new Awaited(Optional.of(e.remindAt()), e.shipBy());
            }
            case ReturnReminded e ->
                stage = switch (e.step()) {
                    case SHIP -> new Awaited(Optional.empty(), shipBy);
                    case INSPECT -> new Arrived(Optional.empty(), inspectBy);
                };
            case ReturnExtended e -> {
                shipBy = e.shipBy();
                stage = new Awaited(Optional.of(e.remindAt()), e.shipBy());
                hear(e.by(), e.why(), e.extendedAt());
            }
            case ReturnShipped e -> {
                shipped = Optional.of(e);
                windowBegan = e.shippedAt();
                stage = new OnItsWay(e.carrier(), e.trackingNumber(), e.arriveBy());
            }
            case ReturnDelivered e -> {
                inspectBy = e.inspectBy();
                windowBegan = e.deliveredAt();
                stage = new Arrived(Optional.of(e.remindAt()), e.inspectBy());
            }
            case ReturnAccepted _ -> stage = new Accepted();
            case ReturnPartlyAccepted _ -> {}
            case ReturnContested e -> {
                findings = e.findings();
                accepted = e.accepted();
                stage = new Contested();
                hear(e.by(), e.remark(), e.contestedAt());
            }
            case ReturnLapsed _ -> stage = new Lapsed();
            case ReturnPresumedLost _ -> stage = new Lost(Optional.empty());
            case ReturnTurnedUp e -> stage = new Lost(Optional.of(e.deliveredAt()));
            case ReturnHeld e -> heldAt = Optional.of(e.heldAt());
            case ReturnResumed e -> {
                heldAt = Optional.empty();
                resumedAt = e.resumedAt();
                resume(e.window());
            }
            case ReturnRevised e -> lines = e.lines();
            case ReturnConcluded e -> stage = new Concluded(e.conclusion());
        }
    }

    private void resume(RunningWindow window) {
        switch (window) {
            case RunningWindow.Shipping it -> {
                shipBy = it.shipBy();
                extensibleUntil = it.extensibleUntil();
                stage = new Awaited(Optional.of(it.remindAt()), it.shipBy());
            }
            case RunningWindow.Transit it ->
                shipped.ifPresent(way -> stage = new OnItsWay(way.carrier(), way.trackingNumber(), it.arriveBy()));
            case RunningWindow.Inspection it -> {
                inspectBy = it.inspectBy();
                stage = new Arrived(Optional.of(it.remindAt()), it.inspectBy());
            }
            case RunningWindow.None _ -> {}
        }
    }

    private void hear(Actor by, Remark remark, Instant at) {
        if (remark instanceof Remark.Written written)
            told.add(new ReturnView.Told(by.role(), at, written.text(), null));
    }
}
