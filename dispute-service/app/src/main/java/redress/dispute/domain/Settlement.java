package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/** What the buyer gets, for which lines, and whose money it is. */
public record Settlement(Basis basis, Remedy remedy, List<LineAmount> lines, Money amount, Funder fundedBy) {

    public Settlement {
        lines = List.copyOf(lines);
    }
}
