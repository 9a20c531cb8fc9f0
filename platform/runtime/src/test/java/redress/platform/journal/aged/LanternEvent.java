package redress.platform.journal.aged;

import org.axonframework.serialization.Revision;

/** What can happen to a lantern. */
public sealed interface LanternEvent {

    LanternId lanternId();

    /** Revision 1 had a text called {@code room}, and every room was on the ground. */
    @Revision("2")
    record LanternHung(LanternId lanternId, Place place) implements LanternEvent {}

    @Revision("1")
    record LanternMoved(LanternId lanternId, Place place) implements LanternEvent {}

    record Place(String room, int floor) {}
}
