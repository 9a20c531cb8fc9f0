package redress.platform.values;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Makes and checks the visible ids ({@code ord_…}, {@code dsp_…}): a prefix and 26 characters of Crockford base 32. */
public final class Ids {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern BODY = Pattern.compile("[0-9a-hjkmnp-tv-z]{26}");
    private static final Pattern PERSON = Pattern.compile("usr_[A-Za-z0-9_-]{1,60}");
    /** The form of a person's id, for whoever is refused another one. */
    public static final String PERSON_FORM = "A person is called usr_ and up to 60 letters, digits, _ and -.";

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** A new id that nobody can guess: 128 random bits. */
    public static String fresh(String prefix) {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return prefix + base32(bytes);
    }

    /** The same cause always makes the same id: what may happen once per cause is a stream that can be created once. */
    public static String derived(String prefix, String cause) {
        try {
            return prefix + base32(MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** @throws Refusal 404 {@code no-such-id}: an id that cannot exist is answered like one that does not */
    public static String require(String prefix, String id) {
        if (!id.startsWith(prefix)
                || !BODY.matcher(id.substring(prefix.length())).matches())
            throw Refusal.unknown("no-such-id", "There is nothing with this id.");
        return id;
    }

    /** Whether this can be a person: {@code usr_} and what the login issuer calls them, who makes these ids itself. */
    public static boolean isPerson(String id) {
        return PERSON.matcher(id).matches();
    }

    private static String base32(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        long high = buffer.getLong();
        long low = buffer.getLong();
        var text = new char[26];
        for (int i = 25; i >= 0; i--) {
            text[i] = ALPHABET[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }
}
