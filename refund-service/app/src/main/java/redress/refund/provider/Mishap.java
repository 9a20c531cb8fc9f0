package redress.refund.provider;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is to go wrong with a sandbox refund, and how often, written at the end of the reference that its order was paid with:
 * {@code pay_7:decline}, {@code pay_7:lost:2}. Without a number it goes wrong once; {@code decline} does so always.
 */
record Mishap(Kind kind, int times) {

    enum Kind {
        NONE,
        /** The bank says no. */
        DECLINE,
        /** Accepted, and at the time it should be made the bank sends it back. */
        BOUNCE,
        /** The provider acts, and its answer never comes. */
        LOST,
        /** The provider acts, and answers with an error of its server. */
        ERROR,
        /** The provider cannot be reached. */
        AWAY
    }

    private static final Pattern SHAPE = Pattern.compile(".*:(decline|bounce|lost|error|away)(?::([0-9]{1,4}))?");

    static Mishap of(String paymentReference) {
        Matcher matcher = SHAPE.matcher(paymentReference);
        if (!matcher.matches()) return new Mishap(Kind.NONE, 0);
        var kind = Kind.valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT));
        var times = matcher.group(2);
        if (times != null) return new Mishap(kind, Integer.parseInt(times));
        return new Mishap(kind, kind == Kind.DECLINE ? Integer.MAX_VALUE : 1);
    }

    boolean happens(Kind asked, int turn) {
        return kind == asked && turn <= times;
    }
}
