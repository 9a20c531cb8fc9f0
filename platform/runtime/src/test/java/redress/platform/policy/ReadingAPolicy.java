package redress.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadingAPolicy {

    private final PolicyBook book = PolicyBook.read("policy/shop-1.json", "policy/shop-2.json");

    @Test
    void the_latest_version_that_took_effect_is_in_force() {
        assertThat(book.inForce("shop", Instant.parse("2025-12-31T23:59:59.999Z"))
                        .version())
                .isEqualTo("shop-1");
        assertThat(book.inForce("shop", Instant.parse("2026-01-01T00:00:00Z")).version())
                .isEqualTo("shop-2");
    }

    @Test
    void what_was_pinned_is_found_by_its_version() {
        assertThat(book.version("shop-1").everywhere().period("wait")).isEqualTo(Duration.ofDays(15));
        assertThatThrownBy(() -> book.version("shop-9")).hasMessageContaining("shop-9");
    }

    @Test
    void the_most_specific_override_wins() {
        var page = book.version("shop-2");
        assertThat(page.at("FR", "toys").period("wait")).isEqualTo(Duration.ofDays(20));
        assertThat(page.at("DE", "books").period("wait")).isEqualTo(Duration.ofDays(30));
        assertThat(page.at("DE", "toys").period("wait")).isEqualTo(Duration.ofDays(40));
        assertThat(page.at("FR", "books").period("wait")).isEqualTo(Duration.ofDays(15));
        assertThat(page.at("DE", "books").number("most")).isEqualTo(100);
    }

    @Test
    void a_category_counts_more_than_a_country() {
        var page = book.version("shop-2");
        assertThat(page.at("FR", "toys").number("most")).isEqualTo(70);
        assertThat(page.at("FR", "books").number("most")).isEqualTo(50);
        assertThat(page.at(null, "toys").number("most")).isEqualTo(70);
        assertThat(page.at(null, "toys").period("wait")).isEqualTo(Duration.ofDays(20));
        assertThat(page.at("FR", null).number("most")).isEqualTo(50);
        assertThat(page.everywhere().number("most")).isEqualTo(100);
    }

    @Test
    void what_a_policy_does_not_say_is_an_error_and_not_a_guess() {
        assertThatThrownBy(() -> book.version("shop-1").everywhere().flag("unheard-of"))
                .hasMessageContaining("unheard-of");
    }
}
