package redress.refund.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.platform.policy.PolicyBook;
import redress.refund.domain.Place;
import redress.refund.domain.PolicyVersion;
import redress.refund.domain.RefundRules;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A policy that departs for Germany, for toys, and for toys in Germany (R60). */
class DepartingFromThePolicy {

    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    private final RefundPolicyBook policy = departing();

    @Test
    void the_most_specific_departure_wins() {
        assertThat(at("BR", "books").expectedBy(MONDAY)).isEqualTo("2026-03-30T12:00:00Z");
        assertThat(at("DE", "books").expectedBy(MONDAY)).isEqualTo("2026-03-12T12:00:00Z");
        assertThat(at("BR", "toys").expectedBy(MONDAY)).isEqualTo("2026-03-09T12:00:00Z");
        assertThat(at("DE", "toys").expectedBy(MONDAY)).isEqualTo("2026-03-06T12:00:00Z");
        assertThat(at("DE", null).expectedBy(MONDAY)).isEqualTo("2026-03-12T12:00:00Z");
        assertThat(at(null, null).platformPercent()).isEqualTo(50);
    }

    @Test
    void retries_lists_and_shares_alike() {
        assertThat(at("BR", "toys").retryAfter(1, MONDAY)).contains(Instant.parse("2026-03-02T12:30:00Z"));
        assertThat(at("BR", "toys").retryAfter(2, MONDAY)).isEmpty();
        assertThat(at("BR", "books").retryAfter(2, MONDAY)).isPresent();
        assertThat(at("DE", "books").platformPercent()).isEqualTo(100);
        assertThat(at("DE", "books").statementTypes()).containsExactly("application/pdf");
    }

    @Test
    void a_pinned_version_departs_as_the_one_in_force_does() {
        assertThat(policy.pinned(new PolicyVersion("default-1"), new Place("DE", "books"))
                        .platformPercent())
                .isEqualTo(100);
    }

    private RefundRules at(@Nullable String country, @Nullable String category) {
        return policy.inForce(MONDAY, new Place(country, category));
    }

    private static RefundPolicyBook departing() {
        try (var file = DepartingFromThePolicy.class.getResourceAsStream("/redress/refund/policy/default-1.json")) {
            var document = (ObjectNode) JsonMapper.shared().readTree(file);
            document.set("overrides", JsonMapper.shared().readTree("""
                    [{"country": "DE", "values": {"refund-expected-in-working-days": false, "refund-expected-by-days": 10,
                                                  "split-platform-percent": 100,
                                                  "refund-statement-types": ["application/pdf"]}},
                     {"category": "toys", "values": {"refund-expected-by-days": 5, "refund-retries": ["PT30M"]}},
                     {"country": "DE", "category": "toys", "values": {"refund-expected-by-days": 4}}]"""));
            return new RefundPolicyBook(
                    PolicyBook.of(RefundPolicyBook.FORM.accept(document).page()), "default");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
