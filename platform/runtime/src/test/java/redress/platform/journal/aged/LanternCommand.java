package redress.platform.journal.aged;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.journal.aged.LanternEvent.Place;

/** What one can ask of a lantern. */
public interface LanternCommand {

    record HangLantern(@TargetAggregateIdentifier LanternId lanternId, Place place) implements LanternCommand {}

    /** Upstairs by one floor. */
    record CarryUp(@TargetAggregateIdentifier LanternId lanternId) implements LanternCommand {}
}
