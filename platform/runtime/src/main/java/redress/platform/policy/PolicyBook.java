package redress.platform.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Every version of a service's policy, read from data files (R60):
 *
 * <pre>{@code
 * { "profile": "default", "version": "default-1", "effectiveFrom": "1970-01-01T00:00:00Z",
 *   "values": { "dispute-window": "P15D" },
 *   "overrides": [ { "country": "DE", "category": "toys", "values": { "dispute-window": "P30D" } } ] }
 * }</pre>
 *
 * A released version is never edited: a change is a new file with a later date, so that what was pinned stays what it was.
 */
public final class PolicyBook {

    private final Map<String, PolicyDocument> documents = new LinkedHashMap<>();

    PolicyBook(List<PolicyDocument> read) {
        for (var document : read)
            if (documents.put(document.page().version(), document) != null)
                throw new IllegalArgumentException("policy " + document.page().version() + " exists twice");
    }

    /** @param resources data files on the class path, for example {@code policy/default-1.json} */
    public static PolicyBook read(String... resources) {
        var documents = new ArrayList<PolicyDocument>();
        for (var resource : resources) documents.add(document(resource));
        return new PolicyBook(documents);
    }

    /** A book of one version. */
    public static PolicyBook of(Page page) {
        return new PolicyBook(List.of(new PolicyDocument("", "", page)));
    }

    /** The version of a profile that is in force at an instant: the latest that took effect by then. */
    public Page inForce(String profile, Instant at) {
        return documents.values().stream()
                .map(PolicyDocument::page)
                .filter(page ->
                        page.profile().equals(profile) && !page.effectiveFrom().isAfter(at))
                .max(Comparator.comparing(Page::effectiveFrom))
                .orElseThrow(() ->
                        new IllegalArgumentException("no policy of profile " + profile + " is in force at " + at));
    }

    /** The version that something has pinned. */
    public Page version(String version) {
        var document = documents.get(version);
        if (document == null) throw new IllegalArgumentException("there is no policy " + version);
        return document.page();
    }

    /** One version. The most specific departure that names the value wins: country and category, category, country, none. */
    public record Page(
            String profile,
            String version,
            Instant effectiveFrom,
            Map<String, JsonNode> values,
            List<Departure> overrides) {

        public Page {
            values = Map.copyOf(values);
            overrides = List.copyOf(overrides);
        }

        public Duration period(String name, @Nullable String country, @Nullable String category) {
            return Duration.parse(value(name, country, category).asString());
        }

        public int number(String name, @Nullable String country, @Nullable String category) {
            return value(name, country, category).intValue();
        }

        public long amount(String name, @Nullable String country, @Nullable String category) {
            return value(name, country, category).longValue();
        }

        public BigDecimal decimal(String name, @Nullable String country, @Nullable String category) {
            return value(name, country, category).decimalValue();
        }

        public boolean flag(String name, @Nullable String country, @Nullable String category) {
            return value(name, country, category).booleanValue();
        }

        public String text(String name, @Nullable String country, @Nullable String category) {
            return value(name, country, category).asString();
        }

        public List<String> list(String name, @Nullable String country, @Nullable String category) {
            var list = new ArrayList<String>();
            value(name, country, category).forEach(entry -> list.add(entry.asString()));
            return List.copyOf(list);
        }

        /** The value itself, for what is structured. */
        public JsonNode value(String name, @Nullable String country, @Nullable String category) {
            var best = values.get(name);
            int weight = -1;
            for (var override : overrides) {
                var says = override.values().get(name);
                if (says != null && override.covers(country, category) && override.weight() > weight) {
                    best = says;
                    weight = override.weight();
                }
            }
            if (best == null) throw new IllegalArgumentException("policy " + version + " does not say " + name);
            return best;
        }
    }

    /** What a version says differently for a country, a category, or both. */
    public record Departure(
            @Nullable String country, @Nullable String category, Map<String, JsonNode> values) {

        public Departure {
            values = Map.copyOf(values);
            if (country == null && category == null)
                throw new IllegalArgumentException("a departure names a country, a category or both");
        }

        /** {@code country DE, category toys}; {@code every case} where neither is named. */
        static String words(@Nullable String country, @Nullable String category) {
            if (country == null) return category == null ? "every case" : "category " + category;
            return category == null ? "country " + country : "country " + country + ", category " + category;
        }

        boolean covers(@Nullable String inCountry, @Nullable String ofCategory) {
            return (country == null || country.equals(inCountry)) && (category == null || category.equals(ofCategory));
        }

        int weight() {
            return (category == null ? 0 : 2) + (country == null ? 0 : 1);
        }
    }

    private static PolicyDocument document(String resource) {
        try (var stream = PolicyBook.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) throw new IllegalArgumentException("there is no policy file " + resource);
            return PolicyDocument.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
