package redress.platform.journal.toy;

import java.time.Duration;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import redress.platform.values.Actor;

/** What one can ask of a lamp. */
public interface LampCommand {

    record HangLamp(@TargetAggregateIdentifier LampId lampId, String room) implements LampCommand {}

    record LightLamp(@TargetAggregateIdentifier LampId lampId, Duration period) implements LampCommand {}

    record PutOutLamp(@TargetAggregateIdentifier LampId lampId, String why, Actor by) implements LampCommand {}

    record DustLamp(@TargetAggregateIdentifier LampId lampId) implements LampCommand {}

    record ShowLamp(@TargetAggregateIdentifier LampId lampId) implements LampCommand {}
}
