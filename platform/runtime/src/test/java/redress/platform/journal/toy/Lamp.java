package redress.platform.journal.toy;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.toy.LampCommand.DustLamp;
import redress.platform.journal.toy.LampCommand.HangLamp;
import redress.platform.journal.toy.LampCommand.LightLamp;
import redress.platform.journal.toy.LampCommand.PutOutLamp;
import redress.platform.journal.toy.LampCommand.ShowLamp;
import redress.platform.values.Refusal;

/** A lamp: hung once, lit for a while, dusted often. */
@Aggregate(type = "lamp", cache = "aggregateCache", snapshotTriggerDefinition = "snapshots")
class Lamp {

    @AggregateIdentifier
    private @Nullable LampId id;

    private boolean lit;
    private int dusted;

    Lamp() {}

    @CommandHandler
    Lamp(HangLamp hang) {
        apply(new LampEvent.LampHung(hang.lampId(), hang.room(), new LampEvent.Bulb.Led(7)));
    }

    @CommandHandler
    void light(LightLamp light, Clock clock) {
        if (lit) throw Refusal.conflict("lit-already", "The lamp is lit already.");
        apply(new LampEvent.LampLit(light.lampId(), clock.instant().plus(light.period())));
    }

    @CommandHandler
    void putOut(PutOutLamp out) {
        if (lit) apply(new LampEvent.LampWentOut(out.lampId(), out.why()));
    }

    @CommandHandler
    int dust(DustLamp dust) {
        apply(new LampEvent.LampDusted(dust.lampId(), dusted + 1));
        return dusted;
    }

    @CommandHandler
    String show(ShowLamp show) {
        return Objects.requireNonNull(id) + (lit ? " lit" : " dark") + ", dusted " + dusted;
    }

    @EventSourcingHandler
    void evolve(LampEvent event) {
        switch (event) {
            case LampEvent.LampHung e -> id = e.lampId();
            case LampEvent.LampLit e -> lit = true;
            case LampEvent.LampWentOut e -> lit = false;
            case LampEvent.LampDusted e -> dusted = e.times();
        }
    }
}
