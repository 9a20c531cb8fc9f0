package redress.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redress.order.domain.Country;
import redress.order.domain.PolicyVersion;
import redress.platform.policy.PolicyBook;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A policy that departs for Germany, for toys, and for toys in Germany (R60). */
class DepartingFromThePolicy {

    private static final PolicyVersion VERSION = new PolicyVersion("default-1");
    private static final Country GERMANY = new Country("DE");
    private static final Country BRAZIL = new Country("BR");

    private final OrderPolicy policy = departing();

    @Test
    void windows_follow_the_most_specific_departure() {
        assertThat(window(BRAZIL, "books")).isEqualTo(Duration.ofDays(15));
        assertThat(window(GERMANY, "books")).isEqualTo(Duration.ofDays(30));
        assertThat(window(BRAZIL, "toys")).isEqualTo(Duration.ofDays(20));
        assertThat(window(GERMANY, "toys")).isEqualTo(Duration.ofDays(25));
    }

    @Test
    void where_categories_differ_the_most_generous_counts() {
        assertThat(policy.untilCompletion(VERSION, BRAZIL, Set.of("books", "toys")))
                .isEqualTo(Duration.ofDays(20));
        assertThat(policy.mostLines(VERSION, GERMANY, Set.of("books", "toys"))).isEqualTo(100);
        assertThat(policy.mostLines(VERSION, GERMANY, Set.of("toys"))).isEqualTo(7);
        assertThat(policy.mostLines(VERSION, GERMANY, Set.of())).isEqualTo(100);
    }

    @Test
    void a_line_is_measured_by_its_own_category() {
        assertThat(policy.mostUnitsOfALine(VERSION, GERMANY, "toys")).isEqualTo(10_000);
        assertThat(policy.mostReturnDays(VERSION, BRAZIL, "toys")).isEqualTo(100);
        assertThat(policy.mostReturnDays(VERSION, BRAZIL, "books")).isEqualTo(365);
        assertThat(policy.farthestPromise(VERSION, GERMANY, Set.of("books"))).isEqualTo(Duration.ofDays(90));
        assertThat(policy.mostPreparationDays(VERSION, GERMANY, Set.of("books")))
                .isEqualTo(14);
        assertThat(policy.untilGuaranteeEnds(VERSION, GERMANY, Set.of("books"))).isEqualTo(Duration.ofDays(45));
        assertThat(policy.untilConfirmation(VERSION, BRAZIL, Set.of("toys"))).isEqualTo(Duration.ofDays(10));
    }

    private Duration window(Country country, String category) {
        return policy.untilCompletion(VERSION, country, Set.of(category));
    }

    private static OrderPolicy departing() {
        try (var file = DepartingFromThePolicy.class.getResourceAsStream("/redress/order/policy/default-1.json")) {
            var document = (ObjectNode) JsonMapper.shared().readTree(file);
            document.set("overrides", JsonMapper.shared().readTree("""
                    [{"country": "DE", "values": {"dispute-window": "P30D", "delivery-guarantee": "P45D",
                                                  "farthest-promise": "P90D", "most-preparation-days": 14}},
                     {"category": "toys", "values": {"dispute-window": "P20D", "automatic-confirmation": "P10D",
                                                     "most-return-days": 100}},
                     {"country": "DE", "category": "toys", "values": {"dispute-window": "P25D", "most-lines": 7}}]"""));
            return new OrderPolicy(
                    PolicyBook.of(OrderPolicy.FORM.accept(document).page()), "default");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
