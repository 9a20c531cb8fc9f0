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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
     * For so long after a reading of the journal the book answers without another. What is proposed later takes effect after a
     * notice at least, so that nothing is missed even if the clocks of two instances differ by the rest of the notice.
     *
     * <p>What was proposed before may be approved by an instance that is then frozen for hours before it stores that. So the
     * book trusts a reading at the most until something undecided would take effect; who has to decide something of that
     * instant or later makes the proposal lapse first, in the journal, where the approval is then refused.
     */
    static final Duration TRUSTED = SHORTEST_NOTICE.dividedBy(2);

    private static final Logger LOG = LoggerFactory.getLogger(PolicyBook.class);

    private final List<PolicyDocument> shipped;
    private final Map<String, Unsaid> unsaid;
    private final @Nullable Publications publications;
    private final Clock clock;
    private volatile Shelf shelf;

    /**
     * All that is known, replaced as a whole.
     *
     * @param read by profile, how far its stream was read and when that reading began
     */
    private record Shelf(Map<String, Page> pages, Map<String, Mark> read) {}

    /** @param undecided by version, when it would take effect */
    private record Mark(long next, Instant at, Map<String, Instant> undecided) {

        Instant trustedUntil() {
            return at.plus(TRUSTED);
        }

        List<String> undecidedBy(Instant then) {
            return undecided.entrySet().stream()
                    .filter(proposal -> !proposal.getValue().isAfter(then))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** @param unsaid what is meant by values that did not exist when a version was written */
    PolicyBook(List<PolicyDocument> shipped, Map<String, Unsaid> unsaid) {
        this(shipped, unsaid, null, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private PolicyBook(
            List<PolicyDocument> shipped,
            Map<String, Unsaid> unsaid,
            @Nullable Publications publications,
            Clock clock) {
        this.shipped = List.copyOf(shipped);
        this.unsaid = Map.copyOf(unsaid);
        this.publications = publications;
        this.clock = clock;
        var pages = new LinkedHashMap<String, Page>();
        for (var document : shipped)
            if (pages.put(document.page().version(), document.page()) != null)
                throw new IllegalArgumentException("policy " + document.page().version() + " exists twice");
        this.shelf = new Shelf(pages, Map.of());
    }

    /** The same versions, and every one that is published while the service runs, whichever instance publishes it. */
    public PolicyBook learningFrom(Publications since, Clock now) {
        return new PolicyBook(shipped, unsaid, since, now);
    }

    /** @param resources data files on the class path, for example {@code policy/default-1.json} */
    public static PolicyBook read(String... resources) {
        var documents = new ArrayList<PolicyDocument>();
        for (var resource : resources) documents.add(PolicyDocument.of(PolicyDocument.onClassPath(resource)));
        return new PolicyBook(documents, Map.of());
    }

    /** A book of one version. */
    public static PolicyBook of(Page page) {
        return new PolicyBook(List.of(new PolicyDocument("", "", page)), Map.of());
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

    /** The version of a profile that takes effect last of all that are known now. */
    public Page latest(String profile) {
        if (publications != null) read(profile, null);
        return shelf.pages().values().stream()
                .filter(page -> page.profile().equals(profile))
                .max(Comparator.comparing(Page::effectiveFrom))
                .orElseThrow(() -> new IllegalArgumentException("there is no policy of profile " + profile));
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

    /** What is known, read anew if something unknown could be in force at {@code at}; nothing undecided can be then. */
    private Shelf upTo(String profile, Instant at) {
        var known = shelf;
        if (publications == null || covers(known, profile, at)) return known;
        known = read(profile, at);
        var undecided = Objects.requireNonNull(known.read().get(profile)).undecidedBy(at);
        if (undecided.isEmpty()) return known;
        for (var version : undecided) publications.lapse(profile, version);
        return read(profile, null);
    }

    private static boolean covers(Shelf known, String profile, Instant at) {
        var mark = known.read().get(profile);
        return mark != null
                && at.isBefore(mark.trustedUntil())
                && mark.undecidedBy(at).isEmpty();
    }

    /** @param at if not null, and somebody else has read meanwhile what answers for that instant, then that will do */
    private synchronized Shelf read(String profile, @Nullable Instant at) {
        var known = shelf;
        if (publications == null || (at != null && covers(known, profile, at))) return known;
        var mark = known.read().get(profile);
        var now = clock.instant();
        var reading = publications.of(profile, mark == null ? 0 : mark.next());
        var pages = new LinkedHashMap<>(known.pages());
        var undecided = new LinkedHashMap<String, Instant>(mark == null ? Map.of() : mark.undecided());
        for (var event : reading.events()) {
            switch (event) {
                case PolicyEvent.VersionProposed e -> undecided.put(e.version(), e.effectiveFrom());
                case PolicyEvent.VersionPublished e -> {
                    if (mark != null
                            && !mark.undecided().containsKey(e.version())
                            && e.effectiveFrom().isBefore(mark.trustedUntil()))
                        LOG.error(
                                "The policy {} was published by a clock that is far behind this one: since {} something may"
                                        + " have pinned the one before it",
                                e.version(),
                                e.effectiveFrom());
                    undecided.remove(e.version());
                    pages.put(
                            e.version(), PolicyDocument.of(e.document()).page().olderThan(unsaid));
                }
                case PolicyEvent.ProposalRefused e -> undecided.remove(e.version());
                case PolicyEvent.ProposalLapsed e -> undecided.remove(e.version());
            }
        }
        var read = new HashMap<>(known.read());
        read.put(profile, new Mark(reading.next(), now, Map.copyOf(undecided)));
        shelf = new Shelf(pages, read);
        return shelf;
    }

    /**
     * One version. The most specific departure that names the value wins: country and category, category, country, none.
     *
     * @param unsaid what is meant by the values that did not exist when it was written
     */
    public record Page(
            String profile,
            String version,
            Instant effectiveFrom,
            Map<String, JsonNode> values,
            List<Departure> overrides,
            Map<String, Unsaid> unsaid) {

        public Page {
            values = Map.copyOf(values);
            overrides = List.copyOf(overrides);
            unsaid = Map.copyOf(unsaid);
        }

        /** The same, written perhaps when some values did not exist: what it does not say of them is meant so. */
        Page olderThan(Map<String, Unsaid> values) {
            var missing = new HashMap<>(values);
            missing.keySet().removeAll(this.values.keySet());
            return new Page(profile, version, effectiveFrom, this.values, overrides, missing);
        }

        /** Every value that can be asked for. */
        Set<String> names() {
            var names = new TreeSet<>(values.keySet());
            names.addAll(unsaid.keySet());
            return names;
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
            var meant = unsaid.get(name);
            if (best == null && meant != null) return new Said(meant.value(), null, meant);
            if (best == null) throw new IllegalArgumentException("policy " + version + " does not say " + name);
            return new Said(best, from, null);
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

    /**
     * What a version means by a value that did not exist when it was written: as the service did before it could be told. It
     * stands beside the value in the schema, {@code "x-unsaid": {"value": "P3D", "because": "..."}}, and is never changed, or
     * cases that run would change.
     *
     * @param because what the service did then, in a sentence
     */
    public record Unsaid(JsonNode value, String because) {}

    /**
     * @param by absent where it is what holds where no departure says otherwise
     * @param unsaid where the version does not say it
     */
    record Said(
            JsonNode value,
            @Nullable Departure by,
            @Nullable Unsaid unsaid) {

        /** In words, who says so. */
        String from() {
            if (unsaid != null) return "not said, older than the value: " + unsaid.because();
            return by == null ? Departure.words(null, null) : Departure.words(by.country(), by.category());
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
}
