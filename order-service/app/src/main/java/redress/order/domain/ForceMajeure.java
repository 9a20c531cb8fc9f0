package redress.order.domain;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.order.domain.ForceMajeureCommand.DeclareForceMajeure;
import redress.order.domain.ForceMajeureCommand.ShowForceMajeure;
import redress.order.domain.ForceMajeureEvent.ForceMajeureDeclared;
import redress.platform.values.Refusal;
import redress.platform.values.Window;
import redress.platform.values.Wording;

/**
 * What nobody can help: a strike, a flood, a closed border. Support declares it for a country or a carrier until a day, with a
 * reason. From then to that day the delivery guarantee of every order that it covers stands still (R7): of those under way at
 * once, of those paid or shipped later from when they are. It is never taken back; if it lasts longer, it is declared again.
 */
@Aggregate(type = "force-majeure", cache = "aggregateCache")
class ForceMajeure {

    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_CARRIER = 100;

    @AggregateIdentifier
    private @Nullable DeclarationId id;

    private @Nullable ForceMajeureDeclared declared;

    /** For Axon, which then tells it its history. */
    protected ForceMajeure() {}

    @CommandHandler
    ForceMajeure(DeclareForceMajeure declare, ForceMajeureRules rules, Clock clock) {
        var now = clock.instant();
        var policy = rules.inForce(now);
        if (!declare.until().isAfter(now))
            throw Refusal.invalid("end-in-the-past", "Force majeure is declared for a time to come.");
        if (declare.until().isAfter(now.plus(rules.longestForceMajeure(policy))))
            throw Refusal.invalid(
                            "end-too-far",
                            "Force majeure is declared for %d days at most.",
                            rules.longestForceMajeure(policy).toDays())
                    .under(policy.value());
        if (declare.scope() instanceof Scope.CarriedBy(var carrier))
            Wording.require(carrier, LONGEST_CARRIER, "carrier");
        apply(new ForceMajeureDeclared(
                declare.declarationId(),
                declare.scope(),
                new Window(now, declare.until()),
                Wording.require(declare.reason(), LONGEST_REASON, "reason"),
                new PersonId(declare.by().id()),
                policy));
    }

    @CommandHandler
    ForceMajeureView show(ShowForceMajeure question, Clock clock) {
        return ForceMajeureView.of(Objects.requireNonNull(declared), clock.instant());
    }

    @EventSourcingHandler
    void evolve(ForceMajeureDeclared event) {
        id = event.declarationId();
        declared = event;
    }
}
