package redress.dispute.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import redress.dispute.domain.ReturnEvent.RunningWindow;
import redress.dispute.domain.ReturnStage.Accepted;
import redress.dispute.domain.ReturnStage.Arrived;
import redress.dispute.domain.ReturnStage.Awaited;
import redress.dispute.domain.ReturnStage.Concluded;
import redress.dispute.domain.ReturnStage.Contested;
import redress.dispute.domain.ReturnStage.Lapsed;
import redress.dispute.domain.ReturnStage.Lost;
import redress.dispute.domain.ReturnStage.OnItsWay;
import redress.platform.values.Actor;
import redress.platform.values.Money;

/**
 * How a {@link Return} stands. Every event moves it on; what may happen next is decided by it alone, and shown by it.
 *
 * @param file what was agreed or decided
 * @param paid who pays the way back by now, and why
 * @param lines the goods that travel, and what they are worth by now
 * @param time how long the buyer had or has to send them
 * @param way with whom they travel, once they do
 * @param contested what the seller objects to
 * @param told what was written about it, oldest first
 */
record Parcel(
        ReturnAwaited file,
        Remedy.ReturnAndRefund paid,
        List<ReturnLine> lines,
        ReturnStage stage,
        TimeToShip time,
        Pause pause,
        Optional<ReturnShipped> way,
        Optional<ReturnContested> contested,
        List<ReturnView.Told> told) {

    Parcel {
        lines = List.copyOf(lines);
        told = List.copyOf(told);
    }

    static Parcel of(ReturnAwaited e) {
        return new Parcel(
                e,
                new Remedy.ReturnAndRefund(e.paidBy(), e.because()),
                e.lines(),
                new Awaited(Optional.of(e.remindAt()), e.shipBy()),
                new TimeToShip(e.shipBy(), e.extensibleUntil()),
                Pause.none(e.awaitedAt()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    Parcel after(ReturnEvent event) {
        return switch (event) {
            case ReturnAwaited e -> of(e);
            case ReturnReminded _ -> with(stage.reminded());
            case ReturnExtended e ->
                with(new Awaited(Optional.of(e.remindAt()), e.shipBy()))
                        .with(time.endingAt(e.shipBy()))
                        .hearing(e.by(), e.why(), e.extendedAt());
            case ReturnShipped e ->
                with(new OnItsWay(e.carrier(), e.trackingNumber(), e.arriveBy()))
                        .with(pause.inWindowOf(e.shippedAt()))
                        .travelling(e);
            case ReturnDelivered e ->
                with(new Arrived(Optional.of(e.remindAt()), e.inspectBy())).with(pause.inWindowOf(e.deliveredAt()));
            case ReturnAccepted _ -> with(new Accepted());
            case ReturnPartlyAccepted _ -> this;
            case ReturnContested e -> with(new Contested()).objecting(e).hearing(e.by(), e.remark(), e.contestedAt());
            case ReturnLapsed _ -> with(new Lapsed());
            case ReturnPresumedLost _ -> with(new Lost(Optional.empty()));
            case ReturnTurnedUp e -> with(new Lost(Optional.of(e.deliveredAt())));
            case ReturnHeld e -> with(pause.from(e.heldAt()));
            case ReturnResumed e -> with(pause.over()).going(e.window());
            case ReturnRevised e -> worth(e.lines());
            case ReturnPayerChanged e -> paid(new Remedy.ReturnAndRefund(e.paidBy(), e.because()));
            case ReturnConcluded e -> with(new Concluded(e.conclusion()));
        };
    }

    private Parcel going(RunningWindow window) {
        return switch (window) {
            case RunningWindow.Shipping it ->
                with(new Awaited(Optional.of(it.remindAt()), it.shipBy()))
                        .with(new TimeToShip(it.shipBy(), it.extensibleUntil()));
            case RunningWindow.Transit it ->
                way.map(by -> with(new OnItsWay(by.carrier(), by.trackingNumber(), it.arriveBy())))
                        .orElse(this);
            case RunningWindow.Inspection it -> with(new Arrived(Optional.of(it.remindAt()), it.inspectBy()));
            case RunningWindow.None _ -> this;
        };
    }

    /** The window that runs once the bank has decided: with the time that was left (R57). */
    RunningWindow afterPause(Instant resumedAt) {
        var stood = pause.until(resumedAt);
        var windows = file.windows();
        return switch (stage) {
            case Awaited it -> {
                var until = it.shipBy().plus(stood);
                yield new RunningWindow.Shipping(
                        until.minus(windows.shipReminder()),
                        until,
                        time.extensibleUntil().plus(stood));
            }
            case OnItsWay it -> new RunningWindow.Transit(it.arriveBy().plus(stood));
            case Arrived it -> {
                var until = it.inspectBy().plus(stood);
                yield new RunningWindow.Inspection(until.minus(windows.inspectionReminder()), until);
            }
            case Accepted _, Contested _, Lapsed _, Lost _, Concluded _ -> new RunningWindow.None();
        };
    }

    /** The same goods, and what was settled for them anew; for what is not settled any more, nothing. */
    List<ReturnLine> worthBy(List<LineAmount> settled) {
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

    private Parcel with(ReturnStage next) {
        return new Parcel(file, paid, lines, next, time, pause, way, contested, told);
    }

    private Parcel with(TimeToShip next) {
        return new Parcel(file, paid, lines, stage, next, pause, way, contested, told);
    }

    private Parcel with(Pause next) {
        return new Parcel(file, paid, lines, stage, time, next, way, contested, told);
    }

    private Parcel travelling(ReturnShipped by) {
        return new Parcel(file, paid, lines, stage, time, pause, Optional.of(by), contested, told);
    }

    private Parcel objecting(ReturnContested to) {
        return new Parcel(file, paid, lines, stage, time, pause, way, Optional.of(to), told);
    }

    private Parcel paid(Remedy.ReturnAndRefund by) {
        return new Parcel(file, by, lines, stage, time, pause, way, contested, told);
    }

    private Parcel worth(List<ReturnLine> now) {
        return new Parcel(file, paid, now, stage, time, pause, way, contested, told);
    }

    private Parcel hearing(Actor by, Remark remark, Instant at) {
        if (!(remark instanceof Remark.Written written)) return this;
        var more = new ArrayList<>(told);
        more.add(new ReturnView.Told(by.role(), at, written.text(), null));
        return new Parcel(file, paid, lines, stage, time, pause, way, contested, more);
    }
}
