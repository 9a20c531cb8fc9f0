package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/** What the buyer gets, for which lines, and whose money it is. */
public record Settlement(Basis basis, Remedy remedy, List<LineAmount> lines, Money amount, Funder fundedBy) {

    public Settlement {
        lines = List.copyOf(lines);
    }

    /** So much for each line. */
    static Settlement of(Basis basis, Remedy remedy, List<LineAmount> lines, String currency, Funder fundedBy) {
        return new Settlement(basis, remedy, lines, LineAmount.total(currency, lines), fundedBy);
    }

    /** What is left of it beside a part that is paid anyway; an appeal may have made it less than that meanwhile. */
    Money less(List<LineAmount> part) {
        return amount.minus(LineAmount.total(amount.currency(), part).least(amount));
    }

    boolean aboutGoods() {
        return lines.stream().anyMatch(part -> part.lineId().isGoods());
    }

    /** The same money without goods travelling. */
    Settlement moneyAlone() {
        return new Settlement(basis, new Remedy.RefundOnly(), lines, amount, fundedBy);
    }

    /** Whether it comes to the same for everybody, whatever it rests on. */
    boolean bringsTheSameAs(Settlement other) {
        return remedy.equals(other.remedy) && lines.equals(other.lines) && fundedBy == other.fundedBy;
    }

    Settlement on(Basis other) {
        return new Settlement(other, remedy, lines, amount, fundedBy);
    }
}
