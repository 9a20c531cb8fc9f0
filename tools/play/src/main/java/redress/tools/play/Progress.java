package redress.tools.play;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/** One line that says how far it is: rewritten where somebody looks, repeated every ten seconds where nobody does. */
final class Progress {

    private static final Duration GLANCE = Duration.ofMillis(250);
    private static final Duration LINE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final boolean watched;
    private final long start = System.nanoTime();
    private long shown = start;
    private boolean midLine;

    Progress(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    void says(String line) {
        if (midLine) out.println();
        midLine = false;
        out.println(line);
    }

    void begins(Instant now, Duration shift, boolean again) {
        if (again) says("Part of this history was played before; what was done is not done again.");
        if (shift.isZero()) says("The clock stands at " + day(now) + "; the history is lived at its real times.");
        else
            says("This system has lived already, and its clock goes forward only: the history is lived "
                    + shift.toDays() / 7 + " weeks later than it happened.");
    }

    void show(Instant now, int deeds, Collection<OrderCase> cases) {
        long time = System.nanoTime();
        if (time - shown < (watched ? GLANCE : LINE).toNanos()) return;
        shown = time;
        int placed = 0;
        int disputes = 0;
        int over = 0;
        for (var of : cases) {
            if (of.orderId != null) placed++;
            for (var dispute : of.disputes) {
                disputes++;
                if (dispute.over()) over++;
            }
        }
        var line = "%s  %,6d of %,d orders  %,4d disputes, %,4d ended  %,7d deeds  %4d s"
                .formatted(day(now), placed, cases.size(), disputes, over, deeds, seconds());
        if (watched) out.print("\r" + line);
        else out.println(line);
        midLine = watched;
        out.flush();
    }

    long seconds() {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    private static LocalDate day(Instant now) {
        return now.atZone(Planner.BRAZIL).toLocalDate();
    }
}
