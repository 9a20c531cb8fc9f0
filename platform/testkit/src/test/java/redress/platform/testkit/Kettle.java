package redress.platform.testkit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import redress.platform.values.Actor;
import redress.platform.values.Refusal;
import redress.platform.values.Role;

/** A kettle is filled and then boiled, once; as small as an aggregate can be. */
@Aggregate(type = "kettle", cache = "aggregateCache")
class Kettle {

    record KettleId(String value) {
        @Override
        public String toString() {
            return value;
        }
    }

    record FillKettle(@TargetAggregateIdentifier KettleId kettleId, int cups, Actor by) {}

    record BoilKettle(@TargetAggregateIdentifier KettleId kettleId, Actor by) {}

    record ShowKettle(@TargetAggregateIdentifier KettleId kettleId, Actor by) {}

    /**
     * @param kettleId id of the kettle
     * @param cups how many cups of water
     * @param boiled whether it has boiled
     * @param heat how hot it is
     */
    record KettleView(KettleId kettleId, int cups, boolean boiled, Heat heat) {}

    /** How hot the water is. */
    enum Heat {
        /** As it came out of the tap. */
        COLD,
        /** It has boiled. */
        HOT
    }

    sealed interface KettleEvent {
        @Revision("1")
        record KettleFilled(KettleId kettleId, int cups, String owner, Instant filledAt) implements KettleEvent {}

        @Revision("1")
        record KettleBoiled(KettleId kettleId, Instant boiledAt) implements KettleEvent {}
    }

    @AggregateIdentifier
    private KettleId id;

    private String owner = "";
    private int cups;
    private boolean boiled;

    @SuppressWarnings("NullAway.Init")
    Kettle() {}

    @CommandHandler
    @SuppressWarnings("NullAway.Init")
    Kettle(FillKettle fill, Clock clock) {
        fill.by().mustBe(Role.BUYER);
        if (fill.cups() > 12) throw Refusal.invalid("kettle-too-small", "A kettle has room for 12 cups.");
        apply(new KettleEvent.KettleFilled(
                fill.kettleId(), fill.cups(), fill.by().id(), clock.instant()));
    }

    @CommandHandler
    Instant boil(BoilKettle boil, Clock clock) {
        boil.by().mustBe(Role.BUYER);
        of(boil.by());
        if (boiled) throw Refusal.conflict("kettle-boiled", "The water has boiled already.");
        var now = clock.instant();
        apply(new KettleEvent.KettleBoiled(id, now));
        return now;
    }

    @CommandHandler
    KettleView show(ShowKettle show) {
        of(show.by());
        return new KettleView(id, cups, boiled, boiled ? Heat.HOT : Heat.COLD);
    }

    private void of(Actor actor) {
        if (!actor.id().equals(owner)) throw Refusal.unknown("no-such-id", "There is nothing with this id.");
    }

    @EventSourcingHandler
    void evolve(KettleEvent event) {
        switch (event) {
            case KettleEvent.KettleFilled filled -> {
                id = filled.kettleId();
                owner = filled.owner();
                cups = filled.cups();
            }
            case KettleEvent.KettleBoiled boiling -> boiled = true;
        }
    }
}
