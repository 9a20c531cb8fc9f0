package redress.dispute.domain;

import redress.platform.values.Money;

/**
 * Units of a line that travel back, and what the buyer gets for all of them together. It is split over the units by largest
 * remainder (R51), so that the parts of any division add up to it.
 */
public record ReturnLine(LineId lineId, int quantity, Money amount) {

    /** That many of the units, the first ones; {@link #without} is the exact rest. */
    ReturnLine first(int units) {
        return new ReturnLine(lineId, units, share(amount, quantity, units));
    }

    ReturnLine without(ReturnLine part) {
        return new ReturnLine(lineId, quantity - part.quantity(), amount.minus(part.amount()));
    }

    LineAmount asAmount() {
        return new LineAmount(lineId, amount);
    }

    /** What falls on the first {@code units} of {@code all} equal ones: of the odd minor units each takes one, from the first on. */
    static Money share(Money amount, int all, int units) {
        var each = amount.minor() / all;
        var odd = amount.minor() % all;
        return new Money(each * units + Math.min(units, odd), amount.currency());
    }
}
