package redress.dispute.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.ReturnCommand.AcceptReturn;
import redress.dispute.domain.ReturnCommand.AcceptReturnBySilence;
import redress.dispute.domain.ReturnCommand.LapseReturn;
import redress.dispute.domain.ReturnCommand.PresumeReturnLost;
import redress.dispute.domain.ReturnCommand.ReportReturnDelivery;
import redress.dispute.domain.ReturnCommand.ShipReturn;
import redress.dispute.domain.ReturnCommand.ShowReturn;
import redress.dispute.domain.ReturnEvent.ReturnAccepted;
import redress.dispute.domain.ReturnEvent.ReturnAwaited;
import redress.dispute.domain.ReturnEvent.ReturnDelivered;
import redress.dispute.domain.ReturnEvent.ReturnLapsed;
import redress.dispute.domain.ReturnEvent.ReturnPresumedLost;
import redress.dispute.domain.ReturnEvent.ReturnShipped;
import redress.dispute.domain.ReturnStage.Accepted;
import redress.dispute.domain.ReturnStage.Arrived;
import redress.dispute.domain.ReturnStage.Awaited;
import redress.dispute.domain.ReturnStage.Lapsed;
import redress.dispute.domain.ReturnStage.Lost;
import redress.dispute.domain.ReturnStage.OnItsWay;
import redress.dispute.domain.ReturnStage.Unbegun;
import redress.platform.values.Actor;
import redress.platform.values.AvailableAction;
import redress.platform.values.Refusal;

/**
 * Goods on their way back to the seller, because a settlement or a verdict says so. The buyer has some days to send them, or
 * the return lapses and the money stays with the seller (R41). A parcel that never arrives is presumed lost and case
 * management decides (R42). When it has arrived the seller has some days to look, and silence is acceptance; acceptance, said
 * or not, is what the refund waits for (R43). It always ends.
 */
@Aggregate(type = "return", cache = "aggregateCache")
@SuppressWarnings("NullAway.Init") // the first event fills the fields
public class Return {

    @AggregateIdentifier
    private ReturnId id;

    private ReturnAwaited file;
    private @Nullable ReturnShipped shipped;
    private ReturnStage stage = new Unbegun();

    Return() {}

    /** By {@link Dispute} alone, when it is settled. */
    Return(ReturnAwaited awaited) {
        apply(awaited);
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
                now.plus(file.transitAtMost()),
                now));
        return view(ship.by(), now);
    }

    @CommandHandler
    ReturnView decide(ReportReturnDelivery delivery, Clock clock) {
        var now = clock.instant();
        permit(ReturnAction.REPORT_DELIVERY, delivery.by(), now);
        apply(new ReturnDelivered(id, file.disputeId(), file.orderId(), now.plus(file.inspectWithin()), now));
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
    ReturnView decide(ShowReturn show, Clock clock) {
        if (!mayLook(show.by())) throw unknown();
        return view(show.by(), clock.instant());
    }

    // Timers: late or repeated they are nothing

    @CommandHandler
    void decide(LapseReturn lapse, Clock clock) {
        if (stage instanceof Awaited it && it.shipBy().equals(lapse.dueAt()))
            apply(new ReturnLapsed(id, file.disputeId(), file.orderId(), rule("return-ship-by", it.shipBy(), clock)));
    }

    @CommandHandler
    void decide(PresumeReturnLost lost, Clock clock) {
        if (stage instanceof OnItsWay it && it.arriveBy().equals(lost.dueAt()))
            apply(new ReturnPresumedLost(
                    id, file.disputeId(), file.orderId(), rule("return-transit", it.arriveBy(), clock)));
    }

    @CommandHandler
    void decide(AcceptReturnBySilence accept, Clock clock) {
        if (stage instanceof Arrived it && it.inspectBy().equals(accept.dueAt()))
            apply(new ReturnAccepted(
                    id,
                    file.disputeId(),
                    file.orderId(),
                    rule("return-inspection", it.inspectBy(), clock),
                    it.inspectBy()));
    }

    /** A timer that fires before its time must be tried again, not lost. */
    private Cause.Rule rule(String name, Instant dueAt, Clock clock) {
        var now = clock.instant();
        if (now.isBefore(dueAt)) throw new IllegalStateException("a timer due at " + dueAt + " fired at " + now);
        return new Cause.Rule(name, file.policy(), dueAt, now);
    }

    // Who may do what, when (R80)

    private void permit(ReturnAction action, Actor by, Instant now) {
        objection(action, by, now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    private Optional<Refusal> objection(ReturnAction action, Actor by, Instant now) {
        if (!mayLook(by)) return Optional.of(unknown());
        if (!by.is(action.role())) return Optional.of(Refusal.forbidden("role-may-not", "This is not for you to do."));
        return switch (stage) {
            case Awaited it ->
                switch (action) {
                    case SHIP -> before(it.shipBy(), now, "ship-by-passed");
                    case REPORT_DELIVERY, ACCEPT -> conflict("return-not-shipped", "The goods have not been sent yet.");
                };
            case OnItsWay it ->
                switch (action) {
                    case SHIP -> conflict("return-shipped", "The goods have been sent already.");
                    case REPORT_DELIVERY -> Optional.empty();
                    case ACCEPT -> before(it.arriveBy(), now, "return-overdue");
                };
            case Arrived it ->
                switch (action) {
                    case SHIP, REPORT_DELIVERY -> conflict("return-delivered", "The goods have arrived already.");
                    case ACCEPT -> before(it.inspectBy(), now, "inspection-over");
                };
            case Accepted _, Lapsed _, Lost _ -> conflict("return-over", "The return is over.");
            case Unbegun _ -> Optional.of(unknown());
        };
    }

    private static Optional<Refusal> before(Instant until, Instant now, String code) {
        return now.isBefore(until) ? Optional.empty() : conflict(code, "It could be done until " + until + ".");
    }

    private static Optional<Refusal> conflict(String code, String sentence) {
        return Optional.of(Refusal.conflict(code, "%s", sentence));
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
        return ReturnView.of(file, shipped, stage, actions);
    }

    /** What the carrier says counts however late, until the timer has spoken. */
    private Optional<Instant> until(ReturnAction action) {
        return action == ReturnAction.REPORT_DELIVERY ? Optional.empty() : stage.until();
    }

    @EventSourcingHandler
    void evolve(ReturnEvent event) {
        switch (event) {
            case ReturnAwaited e -> {
                id = e.returnId();
                file = e;
                stage = new Awaited(e.shipBy());
            }
            case ReturnShipped e -> {
                shipped = e;
                stage = new OnItsWay(e.carrier(), e.trackingNumber(), e.arriveBy());
            }
            case ReturnDelivered e -> stage = new Arrived(e.inspectBy());
            case ReturnAccepted _ -> stage = new Accepted();
            case ReturnLapsed _ -> stage = new Lapsed();
            case ReturnPresumedLost _ -> stage = new Lost();
        }
    }
}
