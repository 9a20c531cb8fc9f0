package redress.tools.play;

import java.time.Instant;
import java.util.Optional;

/**
 * A complaint of the file as a dispute.
 *
 * @param key what it is known by for ever: the review's id and the order's
 * @param order the {@link PlannedOrder#key} it is about
 * @param line which line of the order, by its place; nothing = every line; -1 = the shipping
 * @param oneUnit whether it is about one unit only, or about all of the line
 * @param percent what is asked for
 */
record PlannedDispute(
        String key,
        String order,
        String place,
        String reason,
        String kind,
        Optional<Integer> line,
        boolean oneUnit,
        int percent,
        boolean arrived,
        boolean photo,
        String text,
        Instant at) {

    static final int SHIPPING = -1;
}
