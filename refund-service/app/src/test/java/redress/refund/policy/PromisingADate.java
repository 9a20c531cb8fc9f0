package redress.refund.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.refund.domain.PolicyVersion;

class PromisingADate {

    private final RefundPolicyBook book = new RefundPolicyBook();

    @Test
    void working_days_leave_out_the_weekend() {
        var friday = Instant.parse("2026-03-06T23:59:59Z");
        var rules = book.inForce(friday);
        assertThat(rules.expectedFrom(friday)).isEqualTo("2026-03-11T23:59:59Z");
        assertThat(rules.expectedBy(friday)).isEqualTo("2026-04-03T23:59:59Z");
        var sunday = Instant.parse("2026-03-08T00:00:00Z");
        assertThat(rules.expectedFrom(sunday)).isEqualTo("2026-03-11T00:00:00Z");
    }

    @Test
    void a_pinned_version_is_found_again() {
        assertThat(book.pinned(new PolicyVersion("default-1")).version()).isEqualTo(new PolicyVersion("default-1"));
    }

    @Test
    void there_is_a_policy_for_the_past_too() {
        assertThat(book.inForce(Instant.parse("2016-10-04T00:00:00Z")).platformPercent())
                .isEqualTo(50);
    }
}
