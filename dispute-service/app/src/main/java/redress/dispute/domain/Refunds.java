package redress.dispute.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the buyer has back.
 *
 * @param counted the refunds that came
 * @param back what they brought
 * @param told how much of that the order knows
 */
record Refunds(Set<RefundId> counted, List<LineAmount> back, List<LineAmount> told) {

    Refunds {
        counted = Set.copyOf(counted);
        back = List.copyOf(back);
        told = List.copyOf(told);
    }

    static Refunds none() {
        return new Refunds(Set.of(), List.of(), List.of());
    }

    Refunds receiving(RefundId refund, List<LineAmount> lines) {
        var more = new HashSet<>(counted);
        more.add(refund);
        return new Refunds(more, LineAmount.together(back, lines), told);
    }

    /** The dispute was closed, and the order was told of so much. */
    Refunds telling(List<LineAmount> lines) {
        return new Refunds(counted, back, LineAmount.together(told, lines));
    }

    /** What of it the order does not know yet. */
    List<LineAmount> untold(List<LineAmount> lines) {
        return LineAmount.above(lines, told);
    }

    boolean cover(List<LineAmount> due, String currency) {
        return LineAmount.total(currency, back).compareTo(LineAmount.total(currency, due)) >= 0;
    }
}
