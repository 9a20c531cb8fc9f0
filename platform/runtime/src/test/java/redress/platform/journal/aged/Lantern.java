package redress.platform.journal.aged;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.aged.LanternEvent.Place;

/** A lantern hangs somewhere and is carried up. */
@Aggregate(type = "lantern", cache = "aggregateCache")
class Lantern {

    @AggregateIdentifier
    private @Nullable LanternId id;

    private Place place = new Place("nowhere", 0);

    Lantern() {}

    @CommandHandler
    Lantern(LanternCommand.HangLantern hang) {
        apply(new LanternEvent.LanternHung(hang.lanternId(), hang.place()));
    }

    @CommandHandler
    Place carry(LanternCommand.CarryUp up) {
        var before = place;
        apply(new LanternEvent.LanternMoved(up.lanternId(), new Place(before.room(), before.floor() + 1)));
        return before;
    }

    @EventSourcingHandler
    void evolve(LanternEvent event) {
        switch (event) {
            case LanternEvent.LanternHung hung -> {
                id = hung.lanternId();
                place = hung.place();
            }
            case LanternEvent.LanternMoved moved -> place = moved.place();
        }
    }
}
