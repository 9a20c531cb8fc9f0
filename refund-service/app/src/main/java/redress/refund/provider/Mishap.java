package redress.refund.provider;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to go wrong with the sandbox refunds of a payment, and how often. It is either set before
 * ({@link SandboxProvider#script}) or written at the end of the reference that the order was paid with:
 * {@code pay_7:decline}, {@code pay_7:lost:2}. Without a number it goes wrong once; {@code decline} does so always. What is
 * declined, bounced, reversed or told so many times is each refund of the payment; what is lost, each of its keys.
 */
public record Mishap(Kind kind, int times) {

    /** Times of what goes wrong always. */
    public static final int ALWAYS = Integer.MAX_VALUE;

    public enum Kind {
        NONE,
        /** The bank says no. */
        DECLINE,
        /** Accepted, and at the time it should be made the bank sends it back. */
        BOUNCE,
        /** Made, and the next day the bank sends it back; the provider tells so by itself. */
        REVERSE,
        /** The provider acts, and its answer never comes. */
        LOST,
        /** The provider acts, and answers with an error of its server. */
        ERROR,
        /** The provider acts, its answer never comes, and asked right after it says that it never heard of the refund. */
        HIDDEN,
        /** The provider acts only when the caller has long hung up; until then it says that it never heard of the refund. */
        SLOW,
        /** The provider cannot be reached. */
        AWAY,
        /** Nothing goes wrong, but the provider tells what happened by itself: too late, twice, and in the wrong order. */
        TELL
    }

    private static final Pattern SHAPE =
            Pattern.compile(".*:(decline|bounce|reverse|lost|error|hidden|slow|away|tell)(?::([0-9]{1,4}))?");

    static Mishap of(String paymentReference) {
        Matcher matcher = SHAPE.matcher(paymentReference);
        if (!matcher.matches()) return new Mishap(Kind.NONE, 0);
        var kind = Kind.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        var times = matcher.group(2);
        if (times != null) return new Mishap(kind, Integer.parseInt(times));
        return new Mishap(kind, kind == Kind.DECLINE ? ALWAYS : 1);
    }

    boolean happens(Kind asked, int turn) {
        return kind == asked && turn <= times;
    }
}
