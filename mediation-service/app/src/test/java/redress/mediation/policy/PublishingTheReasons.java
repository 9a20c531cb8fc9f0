package redress.mediation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.mediation.domain.PolicyVersion;

/** docs/verdict-reasons.md is made from the policy (R33). {@code -Dredress.docs=write} writes it anew. */
class PublishingTheReasons {

    private static final Path PAGE = Path.of("../../docs/verdict-reasons.md");
    private static final MediationPolicy POLICY = MediationPolicy.shipped("default");

    @Test
    void the_page_says_what_the_policy_says() throws IOException {
        var expected = page(POLICY.inForce(Instant.MAX));
        if ("write".equals(System.getProperty("redress.docs"))) Files.writeString(PAGE, expected);
        else
            assertThat(Files.readString(PAGE))
                    .as("run the test with -Dredress.docs=write")
                    .isEqualTo(expected);
    }

    @Test
    void every_profile_has_the_same_codes() {
        var eu = MediationPolicy.shipped("eu");
        assertThat(eu.publishedReasons(eu.inForce(Instant.MAX)))
                .isEqualTo(POLICY.publishedReasons(POLICY.inForce(Instant.MAX)));
    }

    private static String page(PolicyVersion version) {
        var text = new StringBuilder("""
                # Reasons of a verdict

                A verdict gives at least one of these codes (R33), beside the mediator's words and the ids of the evidence it
                relies upon. They are data of the policy, here of `%s`; a code is never given another meaning. The list in force
                is at `GET /verdict-reasons` of mediation-service.

                | Code | Meaning |
                |---|---|
                """.formatted(version));
        POLICY.publishedReasons(version)
                .forEach((code, meaning) -> text.append("| `%s` | %s |\n".formatted(code, meaning)));
        return text.toString();
    }
}
