package redress.tools.play;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/** What will be done, by time. */
final class Agenda {

    private final PriorityQueue<Deed> deeds = new PriorityQueue<>();
    private final Set<String> touched = new HashSet<>();
    private final Duration step;
    private long added;

    Agenda(Duration step) {
        this.step = step;
    }

    void add(Instant at, String order, String name, String about, boolean afterRest, Deed.Act act) {
        deeds.add(new Deed(at, added++, order, name, about, afterRest, act));
    }

    boolean isEmpty() {
        return deeds.isEmpty();
    }

    /** The end of the step into which the next deed falls. */
    Optional<Instant> next() {
        return Optional.ofNullable(deeds.peek()).map(deed -> endOfStep(deed.at()));
    }

    /** Takes what is due, by order. A deed that needs rest is left if its order was touched since the last one, and all later ones of that order. */
    Map<String, List<Deed>> due(Instant now) {
        var due = new LinkedHashMap<String, List<Deed>>();
        var left = new ArrayList<Deed>();
        var waiting = new HashSet<String>();
        while (!deeds.isEmpty() && !deeds.peek().at().isAfter(now)) {
            var deed = deeds.remove();
            if (waiting.contains(deed.order()) || (deed.afterRest() && touched.contains(deed.order()))) {
                waiting.add(deed.order());
                left.add(deed);
            } else {
                touched.add(deed.order());
                due.computeIfAbsent(deed.order(), order -> new ArrayList<>()).add(deed);
            }
        }
        deeds.addAll(left);
        return due;
    }

    /** Every service has heard everything. */
    void rested() {
        touched.clear();
    }

    private Instant endOfStep(Instant at) {
        long step = this.step.toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(at.toEpochMilli(), step) * step);
    }
}
