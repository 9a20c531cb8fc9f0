package redress.order.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The disputes about an order that this service has heard of. */
record Disputes(Map<DisputeId, Instant> open, Set<DisputeId> closed) {

    Disputes {
        open = Map.copyOf(open);
        closed = Set.copyOf(closed);
    }

    static Disputes none() {
        return new Disputes(Map.of(), Set.of());
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    /** Whether one is open that was opened before {@code instant}: a later one comes too late to hold back what was due then. */
    boolean openSinceBefore(Instant instant) {
        return open.values().stream().anyMatch(opened -> opened.isBefore(instant));
    }

    boolean knows(DisputeId dispute) {
        return open.containsKey(dispute) || closed.contains(dispute);
    }

    List<DisputeId> openIds() {
        return open.keySet().stream()
                .sorted(Comparator.comparing(DisputeId::value))
                .toList();
    }

    Disputes with(DisputeId dispute, Instant openedAt) {
        var more = new HashMap<>(open);
        more.put(dispute, openedAt);
        return new Disputes(more, closed);
    }

    Disputes without(DisputeId dispute) {
        var fewer = new HashMap<>(open);
        fewer.remove(dispute);
        var over = new HashSet<>(closed);
        over.add(dispute);
        return new Disputes(fewer, over);
    }
}
