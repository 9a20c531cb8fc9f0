package redress.order.domain;

import java.util.Locale;

/** What a declaration of force majeure covers (R7). */
public sealed interface Scope {

    /** Every order that goes to a country. */
    record Destination(Country country) implements Scope {

        @Override
        public String key() {
            return "country:" + country;
        }
    }

    /** Every order that a carrier has. Sellers write its name as they like: capitals and spaces do not matter. */
    record CarriedBy(String carrier) implements Scope {

        @Override
        public String key() {
            return "carrier:" + carrier.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        }
    }

    /** Equal for whatever covers the same. */
    String key();
}
