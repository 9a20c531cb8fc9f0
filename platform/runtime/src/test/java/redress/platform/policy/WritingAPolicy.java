package redress.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import redress.platform.policy.FlawedPolicy.Flaw;
import redress.platform.policy.PolicyBook.Page;

class WritingAPolicy {

    private static final PolicyForm FORM = PolicyForm.of("shop", WritingAPolicy::examine);
    private static final String GOOD = """
            {"profile": "shop", "version": "shop-2", "effectiveFrom": "2026-01-01T00:00:00Z",
             "values": {"policy-notice": "PT1H", "policy-proposal-stands": "P14D", "wait": "P15D", "most": 100},
             "overrides": [{"country": "DE", "values": {"wait": "P30D"}}, {"category": "toys", "values": {"most": 7}}]}""";

    private static void examine(Page page, @Nullable String country, @Nullable String category) {
        if (page.at(country, category).period("wait").toDays() == 30
                && page.at(country, category).number("most") == 7)
            throw new IllegalArgumentException("thirty days are too long for seven");
    }

    @Test
    void what_the_schema_does_not_know_is_refused_by_name() {
        assertThat(flaws(GOOD.replace("\"most\": 7", "\"moost\": 7")))
                .anyMatch(flaw -> flaw.unknownName() && flaw.pointer().contains("moost"));
    }

    @Test
    void what_is_missing_or_of_another_type_is_refused_where_it_is() {
        assertThat(flaws(GOOD.replace(", \"most\": 100", "")))
                .anyMatch(flaw -> flaw.pointer().contains("most"));
        assertThat(flaws(GOOD.replace("\"most\": 100", "\"most\": \"100\"")))
                .extracting(Flaw::pointer)
                .contains("/values/most");
        assertThat(flaws(GOOD.replace("2026-01-01T00:00:00Z", "2026-13-01T00:00:00Z")))
                .extracting(Flaw::pointer)
                .contains("/effectiveFrom");
        assertThat(flaws(GOOD.replace("\"country\": \"DE\", ", ""))).isNotEmpty();
    }

    @Test
    void a_period_has_bounds_in_overrides_too() {
        assertThat(flaws(GOOD.replace("P30D", "P61D")))
                .extracting(Flaw::pointer)
                .containsExactly("/overrides/0/values/wait");
        assertThat(flaws(GOOD.replace("P15D", "PT1H")))
                .extracting(Flaw::pointer)
                .containsExactly("/values/wait");
    }

    @Test
    void an_override_is_about_one_place_that_exists_and_holds_only_what_belongs_to_a_case() {
        assertThat(flaws(GOOD.replace("\"DE\"", "\"XX\"")))
                .extracting(Flaw::pointer)
                .containsExactly("/overrides/0/country");
        assertThat(flaws(GOOD.replace("\"category\": \"toys\"", "\"country\": \"DE\"")))
                .extracting(Flaw::pointer)
                .containsExactly("/overrides/1");
        assertThat(flaws(GOOD.replace("{\"most\": 7}", "{\"policy-notice\": \"P1D\"}")))
                .isNotEmpty();
        assertThat(flaws(GOOD.replace("\"shop-2\"", "\"default-2\"")))
                .extracting(Flaw::pointer)
                .containsExactly("/version");
    }

    @Test
    void everything_is_tried_where_overrides_meet_even_if_none_names_that_place() {
        assertThatThrownBy(() -> accept(GOOD))
                .hasMessageContaining("country DE, category toys")
                .hasMessageContaining("thirty days are too long for seven");
        assertThat(accept(GOOD.replace("P30D", "P20D")).page().version()).isEqualTo("shop-2");
    }

    @Test
    void the_same_document_has_the_same_hash_however_it_is_spaced() {
        var written = accept(GOOD.replace("P30D", "P20D"));
        var spaced = accept(GOOD.replace("P30D", "P20D").replace("\": ", "\" : "));
        assertThat(spaced.sha256()).isEqualTo(written.sha256()).hasSize(64);
        assertThat(spaced.text()).isEqualTo(written.text()).doesNotContain(" ");
    }

    @Test
    void a_broken_file_stops_the_service_with_a_sentence() {
        var strict = PolicyForm.of("shop", (page, country, category) -> {
            throw new IllegalArgumentException("nobody waits fifteen days");
        });
        assertThatThrownBy(() -> strict.shipped("shop-1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shop/shop-1.json cannot be used")
                .hasMessageContaining("nobody waits fifteen days");
    }

    private static PolicyDocument accept(String text) {
        return FORM.accept(PolicyDocument.JSON.readTree(text));
    }

    private static List<Flaw> flaws(String text) {
        return catchThrowableOfType(FlawedPolicy.class, () -> accept(text)).flaws();
    }
}
