package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a request belongs, in W3C trace context: the trace it is part of and the span that this service is. What a client
 * sends that is not a well-formed {@code traceparent} is ignored, and a new trace begins.
 */
public record Trace(String id, String span) {

    static final String HEADER = "traceparent";
    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern WELL_FORMED =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /** The trace of the request: the one it came with, or one that began here. */
    public static Trace of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Trace known) return known;
        var trace = heard(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    static Trace heard(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() == 55) {
            var match = WELL_FORMED.matcher(traceparent);
            if (match.matches()) return new Trace(String.valueOf(match.group(1)), hex(8));
        }
        return new Trace(hex(16), hex(8));
    }

    public String traceparent() {
        return "00-" + id + "-" + span + "-01";
    }

    private static String hex(int length) {
        var bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        bytes[0] |= 1; // all zeroes would mean "no trace"
        return HexFormat.of().formatHex(bytes);
    }
}
