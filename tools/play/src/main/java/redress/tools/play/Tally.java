package redress.tools.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was done and what was refused. May be used from many threads. */
final class Tally {

    private final Map<String, Integer> done = new TreeMap<>();
    private final List<Refused> refused = new ArrayList<>();
    private int all;

    /** A deed the system did not accept: its code, and the row or dispute it was about. */
    record Refused(String deed, String code, String about, String sentence) {}

    synchronized void done(String deed) {
        done.merge(deed, 1, Integer::sum);
        all++;
    }

    synchronized void refused(Deed deed, String code, String sentence) {
        refused.add(new Refused(deed.name(), code, deed.about(), sentence));
        all++;
    }

    synchronized int all() {
        return all;
    }

    synchronized Map<String, Integer> done() {
        return new TreeMap<>(done);
    }

    synchronized List<Refused> refused() {
        return List.copyOf(refused);
    }
}
