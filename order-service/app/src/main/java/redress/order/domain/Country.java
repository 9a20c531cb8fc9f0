package redress.order.domain;

import java.util.Locale;
import java.util.Set;
import redress.platform.values.Refusal;

/** A country by its ISO 3166-1 alpha-2 code: {@code BR}. */
public record Country(String value) {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /** @throws Refusal 422 {@code country-unknown} */
    public static Country require(String code) {
        if (!CODES.contains(code))
            throw Refusal.invalid("country-unknown", "A country is named by its ISO 3166-1 alpha-2 code, such as BR.");
        return new Country(code);
    }

    @Override
    public String toString() {
        return value;
    }
}
