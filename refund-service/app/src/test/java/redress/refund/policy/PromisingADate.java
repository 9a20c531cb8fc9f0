package redress.refund.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.refund.domain.Place;
import redress.refund.domain.PolicyVersion;

class PromisingADate {

    private static final Place NOWHERE = new Place(null, null);

    private final RefundPolicyBook book = RefundPolicyBook.shipped("default");

    @Test
    void working_days_leave_out_the_weekend() {
        var friday = Instant.parse("2026-03-06T23:59:59Z");
        var rules = book.inForce(friday, NOWHERE);
        assertThat(rules.expectedFrom(friday)).isEqualTo("2026-03-11T23:59:59Z");
        assertThat(rules.expectedBy(friday)).isEqualTo("2026-04-03T23:59:59Z");
        var sunday = Instant.parse("2026-03-08T00:00:00Z");
        assertThat(rules.expectedFrom(sunday)).isEqualTo("2026-03-11T00:00:00Z");
    }

    /** Good Friday and Easter Monday of 2026 are 3 and 6 April; 7 September is Brazil's day; nobody knows Atlantis. */
    @ParameterizedTest
    @CsvSource({
        "DE, 2026-03-06T12:00:00Z, 2026-04-07T12:00:00Z",
        "BR, 2026-09-04T12:00:00Z, 2026-10-05T12:00:00Z",
        "US, 2026-06-30T12:00:00Z, 2026-07-29T12:00:00Z",
        "XA, 2026-03-06T12:00:00Z, 2026-04-03T12:00:00Z",
        ", 2026-03-06T12:00:00Z, 2026-04-03T12:00:00Z"
    })
    void working_days_leave_out_the_holidays_of_the_country(@Nullable String country, Instant approved, Instant by) {
        assertThat(book.inForce(approved, new Place(country, null)).expectedBy(approved))
                .isEqualTo(by);
    }

    @Test
    void in_the_eu_profile_every_day_counts_and_fourteen_are_enough() {
        var rules =
                RefundPolicyBook.shipped("eu").inForce(Instant.parse("2026-12-20T12:00:00Z"), new Place("DE", null));
        assertThat(rules.expectedBy(Instant.parse("2026-12-20T12:00:00Z"))).isEqualTo("2027-01-03T12:00:00Z");
        assertThat(rules.version()).isEqualTo(new PolicyVersion("eu-1"));
    }

    @Test
    void a_pinned_version_is_found_again_whatever_the_profile() {
        assertThat(book.pinned(new PolicyVersion("default-1"), NOWHERE).version())
                .isEqualTo(new PolicyVersion("default-1"));
        assertThat(book.pinned(new PolicyVersion("eu-1"), NOWHERE).version()).isEqualTo(new PolicyVersion("eu-1"));
    }

    @Test
    void there_is_a_policy_for_the_past_too() {
        assertThat(book.inForce(Instant.parse("2016-10-04T00:00:00Z"), NOWHERE).platformPercent())
                .isEqualTo(50);
    }
}
