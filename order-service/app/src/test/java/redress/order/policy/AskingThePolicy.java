package redress.order.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.order.domain.Country;

/** R60 and R61: both profiles answer everything that an order asks; the numbers are the default's. */
class AskingThePolicy {

    private static final Country BRAZIL = new Country("BR");
    private static final Set<String> GOODS = Set.of("fashion", "housewares");

    @ParameterizedTest
    @ValueSource(strings = {"default", "eu"})
    void every_profile_answers_what_an_order_asks(String profile) {
        var policy = OrderPolicy.shipped(profile);
        var version = policy.inForce(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(version.value()).isEqualTo(profile + "-1");
        assertThat(policy.untilGuaranteeEnds(version, BRAZIL, GOODS)).isEqualTo(Duration.ofDays(60));
        assertThat(policy.untilConfirmation(version, BRAZIL, GOODS)).isEqualTo(Duration.ofDays(15));
        assertThat(policy.untilCompletion(version, BRAZIL, GOODS)).isEqualTo(Duration.ofDays(15));
        assertThat(policy.longestForceMajeure(version)).isEqualTo(Duration.ofDays(365));
        assertThat(policy.mostLines(version, BRAZIL, GOODS)).isEqualTo(100);
    }
}
