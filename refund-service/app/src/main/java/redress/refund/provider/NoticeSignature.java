package redress.refund.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a notice is signed: {@code t=seconds,v1=hex} in a header, where hex is the HMAC-SHA256 of {@code seconds.body}. It is
 * Stripe's way, and the sandbox signs the same way. The time is signed too, and a notice is believed for five minutes, so
 * that one that was overheard is worth nothing later. Several secrets are good at once while one replaces another.
 */
final class NoticeSignature {

    enum Verdict {
        GENUINE,
        /** No signature, a broken one, or of a secret that is not ours. */
        FORGED,
        /** Rightly signed, but too long ago, or too far in the future. */
        OUTDATED
    }

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int LONGEST = 1024;

    private final List<String> secrets;

    /** @throws IllegalArgumentException without a secret */
    NoticeSignature(List<String> secrets) {
        if (secrets.isEmpty()) throw new IllegalArgumentException("There is no secret to verify notices with.");
        this.secrets = List.copyOf(secrets);
    }

    Verdict of(@Nullable String header, byte[] body, Instant now) {
        if (header == null || header.length() > LONGEST) return Verdict.FORGED;
        String seconds = null;
        var signatures = new ArrayList<byte[]>();
        for (var part : header.split(",")) {
            var value = part.strip();
            if (value.startsWith("t=") && seconds == null) seconds = value.substring(2);
            else if (value.startsWith("v1=") && HEX.matcher(value.substring(3)).matches())
                signatures.add(HexFormat.of().parseHex(value.substring(3)));
        }
        if (seconds == null || !SECONDS.matcher(seconds).matches()) return Verdict.FORGED;
        boolean genuine = false;
        for (var secret : secrets) {
            var right = hmac(secret, seconds, body);
            for (var signature : signatures) genuine |= MessageDigest.isEqual(right, signature);
        }
        if (!genuine) return Verdict.FORGED;
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
        return age.abs().compareTo(TOLERANCE) > 0 ? Verdict.OUTDATED : Verdict.GENUINE;
    }

    /** The header's value for this body, signed at this time with the first secret. */
    String sign(byte[] body, Instant at) {
        var seconds = Long.toString(at.getEpochSecond());
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hmac(secrets.getFirst(), seconds, body));
    }

    private static byte[] hmac(String secret, String seconds, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(body);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
