package redress.platform.journal.toy;

import java.time.Instant;
import org.axonframework.serialization.Revision;

/** What can happen to a lamp. */
public sealed interface LampEvent {

    LampId lampId();

    @Revision("1")
    record LampHung(LampId lampId, String room, Bulb bulb) implements LampEvent {}

    @Revision("1")
    record LampLit(LampId lampId, Instant offAt) implements LampEvent {}

    @Revision("1")
    record LampWentOut(LampId lampId, String why) implements LampEvent {}

    @Revision("1")
    record LampDusted(LampId lampId, int times) implements LampEvent {}

    /** A sealed field: written with its type. */
    sealed interface Bulb {
        record Led(int watts) implements Bulb {}

        record OldFashioned(int watts, boolean frosted) implements Bulb {}
    }
}
