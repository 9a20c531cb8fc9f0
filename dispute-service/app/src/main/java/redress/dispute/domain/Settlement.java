package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/** What the buyer gets, for which lines, and whose money it is. */
public record Settlement(Basis basis, Remedy remedy, List<LineAmount> lines, Money amount, Funder fundedBy) {

    public Settlement {
        lines = List.copyOf(lines);
    }

    /** The same money without goods travelling. */
    Settlement moneyAlone() {
        return new Settlement(basis, new Remedy.RefundOnly(), lines, amount, fundedBy);
    }

    Settlement on(Basis other) {
        return new Settlement(other, remedy, lines, amount, fundedBy);
    }
}
