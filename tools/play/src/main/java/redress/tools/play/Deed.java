package redress.tools.play;

import java.time.Instant;

/**
 * Something a person will do at a time, if it still makes sense then.
 *
 * @param order the {@link PlannedOrder#key} it is about; the deeds of one order are done one after the other
 * @param name for counting: {@code "ship"}
 * @param about the row or dispute it comes from, for naming refusals
 * @param afterRest whether the services must have heard of everything before it
 */
record Deed(Instant at, long number, String order, String name, String about, boolean afterRest, Act act)
        implements Comparable<Deed> {

    @Override
    public int compareTo(Deed other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    /** Does it, or finds that it makes no sense any more. */
    @FunctionalInterface
    interface Act {
        boolean perform();
    }
}
