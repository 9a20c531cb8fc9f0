package redress.dispute.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import redress.dispute.domain.Windows.Periods;

/**
 * When a dispute goes on by itself while it is between the parties. Ends are exclusive (R70).
 *
 * @param respondBy end of the seller's window (R20)
 * @param remindAt when the seller is reminded of it, earliest first (R20)
 * @param resolveBy when case management takes over (R25)
 */
public record Deadlines(Instant respondBy, List<Instant> remindAt, Instant resolveBy) {

    public Deadlines {
        remindAt = List.copyOf(remindAt);
    }

    static Deadlines from(Instant now, Periods periods) {
        return new Deadlines(
                now.plus(periods.sellerResponds()),
                periods.sellerReminded().stream().map(now::plus).toList(),
                now.plus(periods.resolved()));
    }

    /** The seller's window starts again; the time to agree does not (R22, R25). */
    Deadlines sellerAgain(Instant now, Periods periods) {
        var fresh = from(now, periods);
        return new Deadlines(fresh.respondBy(), fresh.remindAt(), resolveBy);
    }

    /** Everything later by as long as the dispute was on hold: what time was left is left (R57). */
    Deadlines later(Duration held) {
        return new Deadlines(
                respondBy.plus(held), remindAt.stream().map(at -> at.plus(held)).toList(), resolveBy.plus(held));
    }

    /** Until when the seller can answer: a window that starts again late ends with the time to agree (R22, R25). */
    public Instant answerBy() {
        return respondBy.isBefore(resolveBy) ? respondBy : resolveBy;
    }

    /** Whether a reminder, counted from 1, is due then. */
    boolean reminds(int number, Instant dueAt) {
        return number >= 1
                && number <= remindAt.size()
                && remindAt.get(number - 1).equals(dueAt);
    }
}
