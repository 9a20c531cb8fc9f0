package redress.platform.values;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An amount in minor units of an ISO 4217 currency (R51): {@code 1999 EUR} is 19.99 euro, {@code 1999 JPY} is 1999 yen,
 * {@code 1999 KWD} is 1.999 dinar. Never negative: what would be is refused with {@code amount-negative}.
 *
 * @param minor whole minor units of the currency, never below zero: 1999 is 19.99 euro, 1999 yen, 1.999 dinar
 * @param currency code of a currency in use, ISO 4217
 */
public record Money(long minor, String currency) implements Comparable<Money> {

    /** No single amount is larger: sums of a hundred such lines still fit a long. Above: {@code amount-too-large}. */
    public static final long MOST = 1_000_000_000_000_000L;

    public Money {
        if (minor < 0)
            throw Refusal.invalid("amount-negative", "An amount cannot be below zero, this one is %d.", minor);
        if (minor > MOST) throw Refusal.invalid("amount-too-large", "The largest amount is %d minor units.", MOST);
        requireCurrency(currency);
    }

    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** @throws Refusal {@code currency-mixed} where the amounts are of different currencies */
    public static Money sum(String currency, Collection<Money> amounts) {
        var total = zero(currency);
        for (var amount : amounts) total = total.plus(amount);
        return total;
    }

    public Money plus(Money other) {
        requireSame(other);
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** @throws Refusal {@code amount-negative} where {@code other} is the larger */
    public Money minus(Money other) {
        requireSame(other);
        return new Money(minor - other.minor, currency);
    }

    public Money times(int quantity) {
        if (quantity < 0) throw Refusal.invalid("quantity-negative", "A quantity cannot be below zero.");
        if (minor != 0 && quantity > MOST / minor)
            throw Refusal.invalid("amount-too-large", "The largest amount is %d minor units.", MOST);
        return new Money(minor * quantity, currency);
    }

    /** {@code percent} of this, 1–100, HALF_UP, at least one minor unit of anything; 100 is exactly this (R51). */
    public Money percent(int percent) {
        if (percent < 1 || percent > 100)
            throw Refusal.invalid(
                    "percent-out-of-range", "A percentage is between 1 and 100, this one is %d.", percent);
        if (minor == 0) return this;
        var share =
                BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
        return new Money(Math.max(1, share.setScale(0, RoundingMode.HALF_UP).longValueExact()), currency);
    }

    /**
     * This amount split in proportion to {@code weights} by largest remainder (R51): the parts sum to this exactly, and
     * among equal remainders the earlier part gets the unit. Weights that are all zero are refused with {@code nothing-to-split}.
     */
    public List<Money> split(List<Money> weights) {
        var total = BigInteger.valueOf(sum(currency, weights).minor());
        if (total.signum() == 0)
            throw Refusal.invalid("nothing-to-split", "There is nothing to split the amount over.");
        var floors = new long[weights.size()];
        var remainders = new BigInteger[weights.size()];
        long given = 0;
        for (int i = 0; i < floors.length; i++) {
            var exact = BigInteger.valueOf(minor)
                    .multiply(BigInteger.valueOf(weights.get(i).minor()))
                    .divideAndRemainder(total);
            floors[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            given += floors[i];
        }
        IntStream.range(0, floors.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(minor - given)
                .forEach(i -> floors[i]++);
        var parts = new ArrayList<Money>(floors.length);
        for (var part : floors) parts.add(new Money(part, currency));
        return List.copyOf(parts);
    }

    public Money least(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return minor == 0;
    }

    @Override
    public int compareTo(Money other) {
        requireSame(other);
        return Long.compare(minor, other.minor);
    }

    /** For people: {@code 19.99 EUR}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, Currency.getInstance(currency).getDefaultFractionDigits())
                        .toPlainString() + " " + currency;
    }

    private void requireSame(Money other) {
        if (!currency.equals(other.currency))
            throw Refusal.invalid(
                    "currency-mixed",
                    "The amounts are in %s and %s; one order has one currency.",
                    currency,
                    other.currency);
    }

    private static void requireCurrency(@Nullable String code) {
        if (code == null || !Currencies.TRADED.contains(code))
            throw Refusal.invalid(
                    "currency-unknown", "'%s' is not an ISO 4217 code of a currency in use.", String.valueOf(code));
    }
}
