package redress.refund.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.refund.provider.NoticeSignature.Verdict;

class SigningNotices {

    private static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8);
    private static final NoticeSignature OURS = new NoticeSignature(List.of("whsec_1", "whsec_2"));

    @Test
    void what_was_signed_with_one_of_our_secrets_is_genuine() {
        for (var secret : List.of("whsec_1", "whsec_2"))
            assertThat(OURS.of(new NoticeSignature(List.of(secret)).sign(BODY, NOW), BODY, NOW))
                    .isEqualTo(Verdict.GENUINE);
        var several = new NoticeSignature(List.of("whsec_other")).sign(BODY, NOW) + ","
                + OURS.sign(BODY, NOW).split(",")[1] + ",v0=00";
        assertThat(OURS.of(several, BODY, NOW)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void stripes_own_sdk_takes_our_signature_for_stripes() throws SignatureVerificationException {
        assertThat(Webhook.Signature.verifyHeader(
                        new String(BODY, StandardCharsets.UTF_8), OURS.sign(BODY, NOW), "whsec_1", 0))
                .isTrue();
    }

    @Test
    void another_body_another_secret_and_another_time_are_forged() {
        var signed = OURS.sign(BODY, NOW);
        var longer = Arrays.copyOf(BODY, BODY.length + 1);
        longer[BODY.length] = ' ';
        assertThat(OURS.of(signed, longer, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(OURS.of(new NoticeSignature(List.of("whsec_3")).sign(BODY, NOW), BODY, NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(OURS.of(
                        signed.replaceFirst("t=\\d+", "t=" + NOW.plusSeconds(1).getEpochSecond()), BODY, NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void a_signature_is_believed_for_five_minutes() {
        var signed = OURS.sign(BODY, NOW);
        var tolerance = Duration.ofMinutes(5);
        assertThat(OURS.of(signed, BODY, NOW.plus(tolerance))).isEqualTo(Verdict.GENUINE);
        assertThat(OURS.of(signed, BODY, NOW.plus(tolerance).plusSeconds(1))).isEqualTo(Verdict.OUTDATED);
        assertThat(OURS.of(signed, BODY, NOW.minus(tolerance))).isEqualTo(Verdict.GENUINE);
        assertThat(OURS.of(signed, BODY, NOW.minus(tolerance).minusSeconds(1))).isEqualTo(Verdict.OUTDATED);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                ",",
                "t=",
                "v1=",
                "t=1,v1=zz",
                "t=99999999999999999999,v1=00",
                "t=-1,v1=00",
                "v1=0000000000000000000000000000000000000000000000000000000000000000",
                "t=1772539200,v0=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void what_is_no_signature_is_forged(@Nullable String header) {
        assertThat(OURS.of(header, BODY, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(OURS.of("v1=" + "0".repeat(4_000), BODY, NOW)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void without_a_secret_there_is_nothing_to_verify_with() {
        assertThatThrownBy(() -> new NoticeSignature(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
