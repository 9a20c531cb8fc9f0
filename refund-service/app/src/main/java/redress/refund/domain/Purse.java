package redress.refund.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import redress.platform.values.Money;

/**
 * What a seller has and owes in one currency. A value; neither is ever below zero, and who owes has nothing.
 *
 * @param payouts by reference
 */
record Purse(Money balance, Money owed, Map<String, Money> payouts) {

    Purse {
        if (!balance.isZero() && !owed.isZero())
            throw new IllegalStateException("who owes " + owed + " cannot have " + balance);
    }

    static Purse empty(String currency) {
        return new Purse(Money.zero(currency), Money.zero(currency), Map.of());
    }

    Purse now(Money newBalance, Money newOwed) {
        return new Purse(newBalance, newOwed, payouts);
    }

    /** What of a credit goes to the platform first. */
    Money recovered(Money credit) {
        return owed.least(credit);
    }

    /** What of a debit is there. */
    Money there(Money debit) {
        return balance.least(debit);
    }

    Purse paidOut(String reference, Money amount) {
        var all = new LinkedHashMap<>(payouts);
        all.put(reference, amount);
        return new Purse(balance, owed, Collections.unmodifiableMap(all));
    }

    Money paidOut() {
        return Money.sum(balance.currency(), payouts.values());
    }
}
