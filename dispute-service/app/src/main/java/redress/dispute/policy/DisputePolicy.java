package redress.dispute.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.EvidenceLimits;
import redress.dispute.domain.Kind;
import redress.dispute.domain.OpeningRules;
import redress.dispute.domain.Place;
import redress.dispute.domain.PolicyVersion;
import redress.dispute.domain.Reason;
import redress.dispute.domain.ReasonRule;
import redress.dispute.domain.ReturnWindows;
import redress.dispute.domain.Silence;
import redress.dispute.domain.SilencePolicy;
import redress.dispute.domain.Suggested;
import redress.dispute.domain.Windows;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyForm;

/** Answers from {@code redress/dispute/policy/*.json}; the files are the page a domain expert reads. */
public final class DisputePolicy implements OpeningRules, Windows, SilencePolicy {

    /** What a policy of dispute-service must be like. */
    public static final PolicyForm FORM = PolicyForm.of("redress/dispute/policy", DisputePolicy::examine);

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** The versions that come with the release. */
    public static final PolicyBook SHIPPED = FORM.shipped("default-1", "eu-1");

    private final PolicyBook book;
    private final String profile;

    /**
     * @param profile the profile that new disputes follow: {@code default} or {@code eu} (R61)
     * @throws IllegalArgumentException where the book has no such profile or lacks a reason: better at the start than at night
     */
    public DisputePolicy(PolicyBook book, String profile) {
        this.book = book;
        this.profile = profile;
        var latest = new PolicyVersion(book.latest(profile).version());
        for (var reason : Reason.values()) about(latest, new Place("", null), reason);
    }

    public static DisputePolicy shipped(String profile) {
        return new DisputePolicy(SHIPPED, profile);
    }

    private static void examine(PolicyBook.Page page, @Nullable String country, @Nullable String category) {
        var asked = new DisputePolicy(PolicyBook.of(page), page.profile());
        var version = new PolicyVersion(page.version());
        var place = new Place(country == null ? "" : country, category);
        for (var reason : Reason.values()) asked.about(version, place, reason);
        asked.deliveredNotReceivedWithin(version, place);
        asked.evidence(version, place);
        asked.messagesMost(version, place);
        asked.defects(version, place);
        asked.ifSellerSilent(version, place);
        for (var free : asked.freeReturns(version, place).countries())
            if (!COUNTRIES.contains(free)) throw new IllegalArgumentException(free + " is no country of ISO 3166-1");
        var periods = asked.of(version, place);
        if (periods.resolved().compareTo(periods.sellerResponds()) < 0)
            throw new IllegalArgumentException("dispute-resolved is shorter than seller-responds");
        inside("seller-reminded", periods.sellerReminded(), periods.sellerResponds());
        var returns = periods.returns();
        inside("return-ship-reminder-before", List.of(returns.shipReminder()), returns.ship());
        inside("return-inspection-reminder-before", List.of(returns.inspectionReminder()), returns.inspection());
    }

    private static void inside(String name, List<Duration> moments, Duration window) {
        var before = Duration.ZERO;
        for (var moment : moments) {
            if (moment.compareTo(before) <= 0 || moment.compareTo(window) >= 0)
                throw new IllegalArgumentException(name + " must lie inside of " + window + ", one after the other");
            before = moment;
        }
    }

    @Override
    public PolicyVersion inForce(Instant at) {
        return new PolicyVersion(book.inForce(profile, at).version());
    }

    @Override
    public ReasonRule about(PolicyVersion policy, Place place, Reason reason) {
        var row = at(policy, place).value("reasons").path(reason.name());
        if (row.isMissingNode())
            throw new IllegalArgumentException("policy " + policy + " says nothing about " + reason);
        var kinds = new HashSet<Kind>();
        row.path("kinds").forEach(kind -> kinds.add(Kind.valueOf(kind.asString())));
        return new ReasonRule(
                kinds,
                ReasonRule.Proof.valueOf(row.path("proof").asString()),
                ReasonRule.Arrived.valueOf(row.path("arrived").asString()),
                row.path("textRequired").booleanValue(),
                Suggested.valueOf(row.path("suggested").asString()),
                ReasonRule.ReturnCost.valueOf(row.path("returnCost").asString()));
    }

    @Override
    public Duration deliveredNotReceivedWithin(PolicyVersion policy, Place place) {
        return at(policy, place).period("delivered-not-received");
    }

    @Override
    public EvidenceLimits evidence(PolicyVersion policy, Place place) {
        var there = at(policy, place);
        return new EvidenceLimits(
                there.number("evidence-most"), there.amount("evidence-largest"), there.list("evidence-media-types"));
    }

    @Override
    public int messagesMost(PolicyVersion policy, Place place) {
        return at(policy, place).number("messages-most");
    }

    @Override
    public List<Defect> defects(PolicyVersion policy, Place place) {
        return at(policy, place).value("defects").properties().stream()
                .map(row -> new Defect(row.getKey(), row.getValue().intValue()))
                .sorted(Comparator.comparingInt(Defect::percent))
                .toList();
    }

    @Override
    public Periods of(PolicyVersion policy, Place place) {
        var there = at(policy, place);
        return new Periods(
                there.period("seller-responds"),
                there.list("seller-reminded").stream().map(Duration::parse).toList(),
                there.period("dispute-resolved"),
                new ReturnWindows(
                        there.period("return-ship-by"),
                        there.period("return-ship-reminder-before"),
                        there.period("return-extension"),
                        there.period("return-transit"),
                        there.period("return-inspection"),
                        there.period("return-inspection-reminder-before")));
    }

    @Override
    public FreeReturns freeReturns(PolicyVersion policy, Place place) {
        var there = at(policy, place);
        return new FreeReturns(Set.copyOf(there.list("free-return-countries")), there.period("free-return-within"));
    }

    @Override
    public Silence ifSellerSilent(PolicyVersion policy, Place place) {
        return Silence.valueOf(at(policy, place).text("seller-silent"));
    }

    private PolicyBook.There at(PolicyVersion policy, Place place) {
        return book.version(policy.value()).at(place.country(), place.category());
    }
}
