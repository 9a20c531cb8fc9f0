package redress.order.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The disputes and chargebacks about an order that this service has heard of: while one is open, nothing happens by itself. */
record Holds(Map<CaseId, Instant> open, Set<CaseId> closed) {

    Holds {
        open = Map.copyOf(open);
        closed = Set.copyOf(closed);
    }

    static Holds none() {
        return new Holds(Map.of(), Set.of());
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    /** Whether one is open that was opened before {@code instant}: a later one comes too late to hold back what was due then. */
    boolean openSinceBefore(Instant instant) {
        return open.values().stream().anyMatch(opened -> opened.isBefore(instant));
    }

    boolean isOpen(CaseId one) {
        return open.containsKey(one);
    }

    boolean knows(CaseId one) {
        return open.containsKey(one) || closed.contains(one);
    }

    /** Those of one kind. */
    <C extends CaseId> List<C> openOnes(Class<C> kind) {
        return open.keySet().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .sorted(Comparator.comparing(CaseId::value))
                .toList();
    }

    Holds with(CaseId one, Instant openedAt) {
        var more = new HashMap<>(open);
        more.put(one, openedAt);
        return new Holds(more, closed);
    }

    /** A case that was never heard of to open, and is over, will not open any more. */
    Holds without(CaseId one) {
        var fewer = new HashMap<>(open);
        fewer.remove(one);
        var over = new HashSet<>(closed);
        over.add(one);
        return new Holds(fewer, over);
    }
}
