package redress.mediation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.Pinned;
import redress.mediation.domain.Place;
import redress.mediation.domain.PolicyVersion;
import redress.platform.policy.PolicyBook;
import redress.platform.values.Money;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A policy that departs for Germany, for toys, and for toys in Germany (R60). */
class DepartingFromThePolicy {

    private final MediationPolicy policy = departing();

    @Test
    void the_most_specific_departure_wins() {
        assertThat(policy.toDecide(at("BR", "books"))).isEqualTo(Duration.ofDays(7));
        assertThat(policy.toDecide(at("DE", "books"))).isEqualTo(Duration.ofDays(10));
        assertThat(policy.toDecide(at("BR", "toys"))).isEqualTo(Duration.ofDays(5));
        assertThat(policy.toDecide(at("DE", "toys"))).isEqualTo(Duration.ofDays(4));
    }

    @Test
    void what_is_not_known_of_a_claim_departs_from_nothing() {
        assertThat(policy.toDecide(at(null, null))).isEqualTo(Duration.ofDays(7));
        assertThat(policy.toDecide(at("DE", null))).isEqualTo(Duration.ofDays(10));
    }

    @Test
    void amounts_lists_and_windows_alike() {
        assertThat(policy.mostByOneMediator(at("DE", "books"), "EUR")).isEqualTo(new Money(100_00, "EUR"));
        assertThat(policy.mostByOneMediator(at("BR", "books"), "EUR")).isEqualTo(new Money(500_00, "EUR"));
        assertThat(policy.goodsCanTravel(at("BR", "toys"), "DAMAGED")).isFalse();
        assertThat(policy.goodsCanTravel(at("BR", "books"), "DAMAGED")).isTrue();
        assertThat(policy.toAppeal(at("DE", "toys"))).isEqualTo(Duration.ofDays(14));
        assertThat(policy.evidence(at("BR", "toys")).most()).isEqualTo(3);
        assertThat(policy.mostQuestions(at("DE", "x"))).isEqualTo(2);
    }

    private static Pinned at(@Nullable String country, @Nullable String category) {
        return new Pinned(new PolicyVersion("default-1"), new Place(country, category));
    }

    private static MediationPolicy departing() {
        try (var file = DepartingFromThePolicy.class.getResourceAsStream("/redress/mediation/policy/default-1.json")) {
            var document = (ObjectNode) JsonMapper.shared().readTree(file);
            document.set("overrides", JsonMapper.shared().readTree("""
                    [{"country": "DE", "values": {"verdict-target": "P10D", "most-by-one-mediator": {"others": 100},
                                                  "appeal-window": "P14D", "most-questions": 2}},
                     {"category": "toys", "values": {"verdict-target": "P5D", "evidence-most": 3,
                                                     "complaints-without-return": ["DAMAGED"]}},
                     {"country": "DE", "category": "toys", "values": {"verdict-target": "P4D"}}]"""));
            return new MediationPolicy(
                    PolicyBook.of(MediationPolicy.FORM.accept(document).page()), "default");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
