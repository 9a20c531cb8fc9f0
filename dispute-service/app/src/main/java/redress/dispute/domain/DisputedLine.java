package redress.dispute.domain;

import java.util.List;
import redress.platform.values.Money;

/** Units of a line that are disputed, and what can still be refunded for them. */
public record DisputedLine(LineId lineId, int quantity, Money amount) {

    /** What is left without the first {@code units}, to the minor unit (R51). */
    DisputedLine without(int units) {
        return new DisputedLine(lineId, quantity - units, amount.minus(ReturnLine.share(amount, quantity, units)));
    }

    static Money total(List<DisputedLine> lines) {
        return Money.sum(
                lines.getFirst().amount().currency(),
                lines.stream().map(DisputedLine::amount).toList());
    }
}
