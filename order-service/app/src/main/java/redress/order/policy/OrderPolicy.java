package redress.order.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redress.order.domain.Country;
import redress.order.domain.ForceMajeureRules;
import redress.order.domain.PlacingRules;
import redress.order.domain.PolicyVersion;
import redress.order.domain.Windows;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyForm;

/** Answers from {@code redress/order/policy/*.json}. Where the categories of an order differ, the most generous counts. */
public final class OrderPolicy implements Windows, PlacingRules, ForceMajeureRules {

    /** What a policy of order-service must be like. */
    public static final PolicyForm FORM = PolicyForm.of("redress/order/policy", OrderPolicy::examine);

    /** The versions that come with the release. */
    public static final PolicyBook SHIPPED = FORM.shipped("default-1", "eu-1");

    private final PolicyBook book;
    private final String profile;

    /** @param profile the profile that new orders follow: {@code default} or {@code eu} (R61) */
    public OrderPolicy(PolicyBook book, String profile) {
        this.book = book;
        this.profile = profile;
        book.latest(profile);
    }

    public static OrderPolicy shipped(String profile) {
        return new OrderPolicy(SHIPPED, profile);
    }

    private static void examine(PolicyBook.Page page, @Nullable String country, @Nullable String category) {
        var asked = new OrderPolicy(PolicyBook.of(page), page.profile());
        var version = new PolicyVersion(page.version());
        var destination = new Country(country == null ? "" : country);
        var categories = Set.of(category == null ? "" : category);
        asked.untilGuaranteeEnds(version, destination, categories);
        asked.untilConfirmation(version, destination, categories);
        asked.untilCompletion(version, destination, categories);
        asked.mostLines(version, destination, categories);
        asked.mostUnitsOfALine(version, destination, category == null ? "" : category);
        asked.mostPreparationDays(version, destination, categories);
        asked.mostReturnDays(version, destination, category == null ? "" : category);
        asked.farthestPromise(version, destination, categories);
        asked.longestForceMajeure(version);
    }

    @Override
    public PolicyVersion inForce(Instant at) {
        return new PolicyVersion(book.inForce(profile, at).version());
    }

    @Override
    public Duration untilGuaranteeEnds(PolicyVersion version, Country destination, Set<String> categories) {
        return longest("delivery-guarantee", version, destination, categories);
    }

    @Override
    public Duration longestForceMajeure(PolicyVersion version) {
        return page(version).everywhere().period("longest-force-majeure");
    }

    @Override
    public Duration untilConfirmation(PolicyVersion version, Country destination, Set<String> categories) {
        return longest("automatic-confirmation", version, destination, categories);
    }

    @Override
    public Duration untilCompletion(PolicyVersion version, Country destination, Set<String> categories) {
        return longest("dispute-window", version, destination, categories);
    }

    @Override
    public int mostLines(PolicyVersion version, Country destination, Set<String> categories) {
        return most("most-lines", version, destination, categories);
    }

    @Override
    public int mostUnitsOfALine(PolicyVersion version, Country destination, String category) {
        return page(version).at(destination.value(), category).number("most-units-of-a-line");
    }

    @Override
    public int mostPreparationDays(PolicyVersion version, Country destination, Set<String> categories) {
        return most("most-preparation-days", version, destination, categories);
    }

    @Override
    public int mostReturnDays(PolicyVersion version, Country destination, String category) {
        return page(version).at(destination.value(), category).number("most-return-days");
    }

    @Override
    public Duration farthestPromise(PolicyVersion version, Country destination, Set<String> categories) {
        return longest("farthest-promise", version, destination, categories);
    }

    private Duration longest(String name, PolicyVersion version, Country destination, Set<String> categories) {
        return mostGenerous(
                categories,
                category -> page(version).at(destination.value(), category).period(name));
    }

    private int most(String name, PolicyVersion version, Country destination, Set<String> categories) {
        return mostGenerous(
                categories,
                category -> page(version).at(destination.value(), category).number(name));
    }

    /** An order without lines is refused, and is told by which rule. */
    private static <T extends Comparable<? super T>> T mostGenerous(
            Set<String> categories, Function<@Nullable String, T> answer) {
        return categories.stream().map(answer).max(Comparator.naturalOrder()).orElseGet(() -> answer.apply(null));
    }

    private PolicyBook.Page page(PolicyVersion version) {
        return book.version(version.value());
    }
}
