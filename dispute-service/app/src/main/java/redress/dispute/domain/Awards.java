package redress.dispute.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the buyer was given in a dispute, and how much of it has come back to them.
 *
 * @param granted what the settlement in force gives, line by line
 * @param compensated what the platform paid the seller because an appeal found it too much (R35)
 * @param refunds those that came
 * @param back what they brought
 * @param told how much of that the order knows
 */
record Awards(
        List<LineAmount> granted,
        List<LineAmount> compensated,
        Set<RefundId> refunds,
        List<LineAmount> back,
        List<LineAmount> told) {

    Awards {
        granted = List.copyOf(granted);
        compensated = List.copyOf(compensated);
        refunds = Set.copyOf(refunds);
        back = List.copyOf(back);
        told = List.copyOf(told);
    }

    static Awards none() {
        return new Awards(List.of(), List.of(), Set.of(), List.of(), List.of());
    }

    /** In place of what was granted before. */
    Awards granting(List<LineAmount> lines) {
        return new Awards(lines, compensated, refunds, back, told);
    }

    /** On top of what was granted before (R35). */
    Awards adding(List<LineAmount> lines) {
        return granting(LineAmount.together(granted, lines));
    }

    Awards compensating(List<LineAmount> lines) {
        return new Awards(granted, LineAmount.together(compensated, lines), refunds, back, told);
    }

    Awards receiving(RefundId refund, List<LineAmount> lines) {
        var more = new HashSet<>(refunds);
        more.add(refund);
        return new Awards(granted, compensated, more, LineAmount.together(back, lines), told);
    }

    /** The dispute was closed, and the order was told of so much. */
    Awards telling(List<LineAmount> lines) {
        return new Awards(granted, compensated, refunds, back, LineAmount.together(told, lines));
    }

    /** Whether all that was granted is back, and what was accepted of a return before (R42). */
    boolean complete(String currency, List<LineAmount> accepted) {
        var due = LineAmount.together(granted, accepted);
        return LineAmount.total(currency, back).compareTo(LineAmount.total(currency, due)) >= 0;
    }

    /** What of it the order does not know yet. */
    List<LineAmount> untold(List<LineAmount> lines) {
        return LineAmount.above(lines, told);
    }

    /** What a decision gives beyond what the buyer has. */
    List<LineAmount> missing(List<LineAmount> decided) {
        return LineAmount.above(decided, granted);
    }

    /** What the buyer has beyond a decision and nobody has made good to the seller yet. */
    List<LineAmount> surplus(List<LineAmount> decided) {
        return LineAmount.above(LineAmount.above(granted, decided), compensated);
    }
}
