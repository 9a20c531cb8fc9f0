package redress.dispute.domain;

import redress.platform.values.Money;
import redress.platform.values.Refusal;

/** How much of the disputed money: a percentage of it or an amount (R11, R51). */
public sealed interface Share {

    /** @param percent 1–100 */
    record Percent(int percent) implements Share {}

    record Amount(Money amount) implements Share {}

    /**
     * The amount, of a disputed total.
     *
     * @throws Refusal {@code percent-out-of-range}, {@code amount-zero}, {@code currency-mixed} or {@code more-than-disputed}
     */
    default Money of(Money disputed) {
        var amount = switch (this) {
            case Percent share -> disputed.percent(share.percent());
            case Amount share -> share.amount();
        };
        if (amount.compareTo(disputed) > 0)
            throw Refusal.invalid("more-than-disputed", "At most %s can still be refunded for these lines.", disputed);
        if (amount.isZero()) throw Refusal.invalid("amount-zero", "The amount must be more than zero.");
        return amount;
    }
}
