package redress.platform.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountingMoney {

    @ParameterizedTest
    @CsvSource({"1999, EUR, 19.99 EUR", "5, EUR, 0.05 EUR", "1999, JPY, 1999 JPY", "1999, KWD, 1.999 KWD"})
    void people_read_it_in_the_units_of_its_currency(long minor, String currency, String text) {
        assertEquals(text, new Money(minor, currency).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "XXX", "BTC", "EUR ", "DEM", "XAU", "", "EURO", "978"})
    void only_currencies_in_use_are_known(String code) {
        refuses("currency-unknown", () -> new Money(1, code));
    }

    @Test
    void it_is_never_negative_nor_beyond_counting() {
        refuses("amount-negative", () -> new Money(-1, "EUR"));
        refuses("amount-negative", () -> eur(1).minus(eur(2)));
        refuses("amount-too-large", () -> eur(Long.MAX_VALUE));
        refuses("amount-too-large", () -> eur(Money.MOST).plus(eur(1)));
        refuses("amount-too-large", () -> eur(Money.MOST / 2).times(3));
        refuses("amount-too-large", () -> eur(Money.MOST).times(Integer.MAX_VALUE));
        refuses("amount-too-large", () -> eur(1L << 34).times(1 << 30)); // 2^64, which a long takes for nothing
        refuses("quantity-negative", () -> eur(1).times(-1));
    }

    @Test
    void the_largest_amount_is_one_however_it_comes_about() {
        assertEquals(eur(Money.MOST), eur(Money.MOST / 2).times(2));
        assertEquals(eur(Money.MOST), eur(Money.MOST - 1).plus(eur(1)));
        assertEquals(eur(0), eur(0).times(Integer.MAX_VALUE));
        assertEquals(eur(0), eur(Money.MOST).times(0));
    }

    @Test
    void of_two_amounts_one_is_the_least_and_only_nothing_is_nothing() {
        assertEquals(eur(1), eur(1).least(eur(2)));
        assertEquals(eur(1), eur(2).least(eur(1)));
        assertEquals(eur(2), eur(2).least(eur(2)));
        assertTrue(eur(0).isZero());
        assertFalse(eur(1).isZero());
        assertTrue(eur(2).compareTo(eur(1)) > 0);
        assertTrue(eur(1).compareTo(eur(2)) < 0);
    }

    @Test
    void currencies_do_not_mix() {
        refuses("currency-mixed", () -> eur(1).plus(new Money(1, "USD")));
        refuses("currency-mixed", () -> eur(1).minus(new Money(1, "USD")));
        refuses("currency-mixed", () -> eur(1).compareTo(new Money(1, "USD")));
        refuses("currency-mixed", () -> Money.sum("EUR", List.of(eur(1), new Money(1, "USD"))));
    }

    @ParameterizedTest
    @CsvSource({
        "1999, 50, 1000", // 9.995 is rounded up
        "1998, 50, 999",
        "1, 1, 1", // of anything, at least one unit
        "49, 1, 1",
        "150, 1, 2",
        "149, 1, 1",
        "1999, 100, 1999",
        "0, 50, 0",
        "1000000000000000, 99, 990000000000000"
    })
    void a_percentage_is_rounded_half_up_and_is_at_least_one_unit(long minor, int percent, long share) {
        assertEquals(eur(share), eur(minor).percent(percent));
    }

    @Test
    void a_percentage_is_between_one_and_a_hundred() {
        refuses("percent-out-of-range", () -> eur(100).percent(0));
        refuses("percent-out-of-range", () -> eur(100).percent(101));
    }

    @Test
    void a_split_goes_by_largest_remainder_and_earlier_parts_first() {
        assertEquals(List.of(eur(34), eur(33), eur(33)), eur(100).split(List.of(eur(1), eur(1), eur(1))));
        assertEquals(List.of(eur(1), eur(0)), eur(1).split(List.of(eur(5), eur(5))));
        assertEquals(List.of(eur(0), eur(1)), eur(1).split(List.of(eur(4), eur(6))));
        assertEquals(List.of(eur(0), eur(100)), eur(100).split(List.of(eur(0), eur(7))));
        refuses("nothing-to-split", () -> eur(100).split(List.of(eur(0), eur(0))));
    }

    @Test
    void whatever_is_split_adds_up_and_nobody_gets_more_than_their_share_and_a_unit() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            var weights = new ArrayList<Money>();
            for (int i = random.nextInt(1, 101); i > 0; i--) weights.add(eur(random.nextLong(1_000_000)));
            weights.add(eur(1));
            var amount = eur(random.nextLong(Money.MOST));
            var parts = amount.split(weights);

            assertEquals(amount, Money.sum("EUR", parts), "seed " + seed);
            double total = Money.sum("EUR", weights).minor();
            for (int i = 0; i < parts.size(); i++) {
                double exact = amount.minor() * (weights.get(i).minor() / total);
                assertTrue(Math.abs(parts.get(i).minor() - exact) <= 1 + exact * 1e-12, "seed " + seed);
            }
        }
    }

    @Test
    void a_hundred_percent_of_a_part_never_exceeds_it() {
        var lines = List.of(eur(333), eur(333), eur(334));
        assertEquals(lines, Money.sum("EUR", lines).percent(100).split(lines));
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static void refuses(String code, Executable deed) {
        var refusal = assertThrows(Refusal.class, deed);
        assertEquals(code, refusal.code());
        assertEquals(422, refusal.kind().status());
    }
}
