package redress.platform.journal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as W3C trace context writes it: a request, a deed, an event. It goes with a deed from HTTP through the
 * journal's metadata to Kafka, and through a neighbour's deed on to its events.
 *
 * @param sampled whether somebody up the trace records it; only handed on here
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    private static final Pattern WELL_FORMED =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");

    /** Empty for what is none: it is ignored, and a new trace begins. */
    public static Optional<TraceParent> parse(@Nullable String text) {
        if (text == null || text.length() != 55) return Optional.empty();
        var match = WELL_FORMED.matcher(text);
        if (!match.matches()) return Optional.empty();
        boolean sampled = (Integer.parseInt(String.valueOf(match.group(3)), 16) & 1) == 1;
        return Optional.of(new TraceParent(String.valueOf(match.group(1)), String.valueOf(match.group(2)), sampled));
    }

    /** A trace that begins here. */
    public static TraceParent fresh() {
        return new TraceParent(hex(16), hex(8), true);
    }

    /** What follows from it: another span of the same trace. */
    public TraceParent child() {
        return new TraceParent(traceId, hex(8), sampled);
    }

    /** The text of the {@code traceparent} header. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static String hex(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        bytes[0] |= 1; // all zeroes would mean "no trace"
        return HexFormat.of().formatHex(bytes);
    }
}
