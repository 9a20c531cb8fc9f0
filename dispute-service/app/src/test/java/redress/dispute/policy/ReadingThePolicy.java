package redress.dispute.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import redress.dispute.domain.OpeningRules.Defect;
import redress.dispute.domain.OpeningRules.FreeReturns;
import redress.dispute.domain.Place;
import redress.dispute.domain.PolicyVersion;
import redress.dispute.domain.ReturnWindows;
import redress.dispute.domain.Silence;
import redress.dispute.domain.Windows.Periods;
import redress.platform.policy.PolicyBook;

class ReadingThePolicy {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Place BRAZIL = new Place("BR", "fashion");

    @Test
    void by_default_it_says_what_the_rules_say() {
        var policy = DisputePolicy.shipped("default");
        var version = policy.inForce(NOW);

        assertThat(version).isEqualTo(new PolicyVersion("default-1"));
        assertThat(policy.of(version, BRAZIL))
                .isEqualTo(new Periods(
                        days(5),
                        List.of(days(3), days(4)),
                        days(15),
                        new ReturnWindows(days(10), days(3), days(30), days(30), days(3), days(1))));
        assertThat(policy.ifSellerSilent(version, BRAZIL)).isEqualTo(Silence.CLAIM_ALLOWED);
        assertThat(policy.deliveredNotReceivedWithin(version, BRAZIL)).isEqualTo(days(15));
        assertThat(policy.messagesMost(version, BRAZIL)).isEqualTo(500);
        assertThat(policy.defects(version, BRAZIL))
                .containsExactly(new Defect("SLIGHT", 20), new Defect("SERIOUS", 50), new Defect("USELESS", 100));
    }

    @Test
    void in_the_eu_profile_goods_may_be_shipped_back_for_14_days() {
        var policy = DisputePolicy.shipped("eu");

        assertThat(policy.inForce(NOW)).isEqualTo(new PolicyVersion("eu-1"));
        assertThat(policy.of(new PolicyVersion("eu-1"), BRAZIL).returns().ship())
                .isEqualTo(days(14));
    }

    @Test
    void a_return_is_free_to_twelve_countries_within_fifteen_days_of_the_delivery() {
        var policy = DisputePolicy.shipped("default");

        assertThat(policy.freeReturns(policy.inForce(NOW), BRAZIL))
                .isEqualTo(new FreeReturns(
                        Set.of("ES", "US", "GB", "PL", "IT", "NL", "BR", "AU", "IL", "CA", "AE", "DE"), days(15)));
    }

    @Test
    void what_was_pinned_stays_whatever_came_later() {
        var policy = departures();

        assertThat(policy.inForce(NOW)).isEqualTo(new PolicyVersion("default-2"));
        assertThat(policy.of(new PolicyVersion("default-1"), BRAZIL).sellerResponds())
                .isEqualTo(days(5));
        assertThat(policy.of(new PolicyVersion("default-2"), BRAZIL).sellerResponds())
                .isEqualTo(days(4));
    }

    @Test
    void countries_and_categories_may_differ_in_what_silence_means() {
        var policy = departures();
        var version = policy.inForce(NOW);

        assertThat(policy.ifSellerSilent(version, BRAZIL)).isEqualTo(Silence.CLAIM_ALLOWED);
        assertThat(policy.ifSellerSilent(version, new Place("DE", "fashion"))).isEqualTo(Silence.ESCALATE);
        assertThat(policy.ifSellerSilent(version, new Place("DE", "toys"))).isEqualTo(Silence.ACCEPT);
        assertThat(policy.ifSellerSilent(version, new Place("DE", null))).isEqualTo(Silence.ESCALATE);
    }

    @Test
    void a_policy_that_lacks_a_reason_is_noticed_at_the_start() {
        var book = PolicyBook.read("policy/gap-1.json");

        assertThatThrownBy(() -> new DisputePolicy(book, "gap")).hasMessageContaining("NOT_RECEIVED");
    }

    private static DisputePolicy departures() {
        return new DisputePolicy(
                PolicyBook.read("redress/dispute/policy/default-1.json", "policy/departures-2.json"), "default");
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
