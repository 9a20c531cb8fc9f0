package redress.refund.provider;

import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import redress.platform.values.Money;

/**
 * How Stripe writes an amount: an integer of the currency's smallest unit, where Stripe's smallest unit is not always ISO
 * 4217's. An amount that Stripe cannot write exactly is not rounded: what the buyer was promised is what is sent, or nothing
 * is and finance decides.
 */
final class StripeAmount {

    /** ISK and UGX are not among them: they have no decimals any more, but Stripe goes on writing 5 of them as 500. */
    private static final Set<String> ZERO_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

    /** Written with three decimals, the last of which must be 0. */
    private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

    private StripeAmount() {}

    /** The amount in Stripe's units; empty where Stripe cannot be told exactly this amount. */
    static OptionalLong of(Money money) {
        var decimals = decimals(money.currency());
        if (decimals.isEmpty()) return OptionalLong.empty();
        int ours = Currency.getInstance(money.currency()).getDefaultFractionDigits();
        long amount = money.minor();
        for (int more = ours; more < decimals.get(); more++) amount = Math.multiplyExact(amount, 10);
        for (int less = ours; less > decimals.get(); less--) {
            if (amount % 10 != 0) return OptionalLong.empty();
            amount /= 10;
        }
        return decimals.get() == 3 && amount % 10 != 0 ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    private static Optional<Integer> decimals(String currency) {
        if (ZERO_DECIMALS.contains(currency)) return Optional.of(0);
        if (THREE_DECIMALS.contains(currency)) return Optional.of(3);
        int iso = Currency.getInstance(currency).getDefaultFractionDigits();
        return iso > 2 || iso < 0 ? Optional.empty() : Optional.of(2);
    }
}
