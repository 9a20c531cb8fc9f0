package redress.platform.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redress.platform.journal.JournalReader;
import tools.jackson.databind.JsonNode;

/**
 * Every version of a service's policy: those of its data files, and those that were published since (R60):
 *
 * <pre>{@code
 * { "profile": "default", "version": "default-1", "effectiveFrom": "1970-01-01T00:00:00Z",
 *   "values": { "dispute-window": "P15D" },
 *   "overrides": [ { "country": "DE", "category": "toys", "values": { "dispute-window": "P30D" } } ] }
 * }</pre>
 *
 * A released version is never edited: a change is another version with a later date, so that what was pinned stays what it was.
 */
public final class PolicyBook {

    /** Whatever a policy says, its versions are published so long before they take effect. */
    public static final Duration SHORTEST_NOTICE = Duration.ofMinutes(10);

    /**
     * For so long after a reading of the journal the book answers without another. Whatever is published later takes effect
     * after a notice at least, so that nothing is missed even if the publishing instance was slow to store it, or its clock is
     * wrong, by as much as the rest of the notice.
     */
    static final Duration TRUSTED = SHORTEST_NOTICE.dividedBy(2);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyBook.class);

    private final List<PolicyDocument> shipped;
    private final @Nullable Publications publications;
    private final Clock clock;
    private volatile Shelf shelf;

    /**
     * All that is known, replaced as a whole.
     *
     * @param read by profile, how far its stream was read and when that reading began
     */
    private record Shelf(Map<String, Page> pages, Map<String, Mark> read) {}

    private record Mark(long next, Instant at) {}

    PolicyBook(List<PolicyDocument> shipped) {
        this(shipped, null, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    PolicyBook(List<PolicyDocument> shipped, @Nullable Publications publications, Clock clock) {
        this.shipped = List.copyOf(shipped);
        this.publications = publications;
        this.clock = clock;
        var pages = new LinkedHashMap<String, Page>();
        for (var document : shipped)
            if (pages.put(document.page().version(), document.page()) != null)
                throw new IllegalArgumentException("policy " + document.page().version() + " exists twice");
        this.shelf = new Shelf(pages, Map.of());
    }

    /** The same versions, and every one that is published while the service runs, whichever instance publishes it. */
    public PolicyBook learningFrom(JournalReader journal, Clock clock) {
        return new PolicyBook(shipped, Publications.in(journal), clock);
    }

    /** @param resources data files on the class path, for example {@code policy/default-1.json} */
    public static PolicyBook read(String... resources) {
        var documents = new ArrayList<PolicyDocument>();
        for (var resource : resources) documents.add(PolicyDocument.of(PolicyDocument.onClassPath(resource)));
        return new PolicyBook(documents);
    }

    /** A book of one version. */
    public static PolicyBook of(Page page) {
        return new PolicyBook(List.of(new PolicyDocument("", "", page)));
    }

    /** The version of a profile that is in force at an instant: the latest that took effect by then. */
    public Page inForce(String profile, Instant at) {
        return upTo(profile, at).pages().values().stream()
                .filter(page ->
                        page.profile().equals(profile) && !page.effectiveFrom().isAfter(at))
                .max(Comparator.comparing(Page::effectiveFrom))
                .orElseThrow(() ->
                        new IllegalArgumentException("no policy of profile " + profile + " is in force at " + at));
    }

    /** The version that something has pinned. */
    public Page version(String version) {
        var page = shelf.pages().get(version);
        if (page == null && publications != null && version.indexOf('-') > 0)
            page = read(version.substring(0, version.indexOf('-')), null)
                    .pages()
                    .get(version); // pinned by another instance a moment ago
        if (page == null) throw new IllegalArgumentException("there is no policy " + version);
        return page;
    }

    /** Every version that can be pinned, as the journal is now. */
    public List<Page> all() {
        for (var profile : profiles()) if (publications != null) read(profile, null);
        return List.copyOf(shelf.pages().values());
    }

    /** Those that the release brought. */
    Set<String> profiles() {
        return shipped.stream()
                .map(document -> document.page().profile())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<PolicyDocument> shipped() {
        return shipped;
    }

    Optional<PolicyDocument> shipped(String version) {
        return shipped.stream()
                .filter(document -> document.page().version().equals(version))
                .findFirst();
    }

    Instant lastShipped(String profile) {
        return shipped.stream()
                .map(PolicyDocument::page)
                .filter(page -> page.profile().equals(profile))
                .map(Page::effectiveFrom)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** What is known, read anew if something unknown could be in force at {@code at}. */
    private Shelf upTo(String profile, Instant at) {
        var known = shelf;
        return publications == null || covers(known, profile, at) ? known : read(profile, at);
    }

    private static boolean covers(Shelf known, String profile, Instant at) {
        var mark = known.read().get(profile);
        return mark != null && at.isBefore(mark.at().plus(TRUSTED));
    }

    /** @param at if not null, and somebody else has read meanwhile what answers for that instant, then that will do */
    private synchronized Shelf read(String profile, @Nullable Instant at) {
        var known = shelf;
        if (publications == null || (at != null && covers(known, profile, at))) return known;
        var mark = known.read().get(profile);
        var now = clock.instant();
        var reading = publications.of(profile, mark == null ? 0 : mark.next());
        var pages = new LinkedHashMap<>(known.pages());
        for (var document : reading.documents()) {
            var page = document.page();
            if (mark != null && page.effectiveFrom().isBefore(mark.at().plus(TRUSTED)))
                LOG.error(
                        "The policy {} was stored later than its notice allows: since {} something may have pinned the one"
                                + " before it",
                        page.version(),
                        page.effectiveFrom());
            pages.put(page.version(), page);
        }
        var read = new HashMap<>(known.read());
        read.put(profile, new Mark(reading.next(), now));
        shelf = new Shelf(pages, read);
        return shelf;
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

        /** What it says at one place. */
        public There at(@Nullable String country, @Nullable String category) {
            return new There(this, country, category);
        }

        /** What it says where no departure does. */
        public There everywhere() {
            return at(null, null);
        }

        /** The value and the departure that says it; of two that do the more specific one. */
        Said said(String name, @Nullable String country, @Nullable String category) {
            var best = values.get(name);
            Departure from = null;
            for (var override : overrides) {
                var says = override.values().get(name);
                if (says != null
                        && override.covers(country, category)
                        && (from == null || override.weight() > from.weight())) {
                    best = says;
                    from = override;
                }
            }
            if (best == null) throw new IllegalArgumentException("policy " + version + " does not say " + name);
            return new Said(best, from);
        }
    }

    /** A page, read at one place. */
    public record There(
            Page page, @Nullable String country, @Nullable String category) {

        public Duration period(String name) {
            return Duration.parse(text(name));
        }

        public int number(String name) {
            return value(name).intValue();
        }

        public long amount(String name) {
            return value(name).longValue();
        }

        public boolean flag(String name) {
            return value(name).booleanValue();
        }

        public String text(String name) {
            return value(name).asString();
        }

        public List<String> list(String name) {
            return value(name).valueStream().map(JsonNode::asString).toList();
        }

        /** The value itself, for what is structured. */
        public JsonNode value(String name) {
            return page.said(name, country, category).value();
        }
    }

    /** @param by absent where it is what holds where no departure says otherwise */
    record Said(JsonNode value, @Nullable Departure by) {}

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
}
