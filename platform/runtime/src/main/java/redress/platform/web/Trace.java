package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import redress.platform.journal.TraceParent;

/**
 * Where a request belongs: the trace it is part of and the span that this service is. What a client sends that is not a
 * well-formed {@code traceparent} is ignored, and a new trace begins.
 */
public record Trace(TraceParent place) {

    static final String HEADER = "traceparent";
    private static final String ATTRIBUTE = Trace.class.getName();

    /** The trace of the request: the one it came with, or one that began here. */
    public static Trace of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Trace known) return known;
        var trace = new Trace(TraceParent.parse(request.getHeader(HEADER))
                .map(TraceParent::child)
                .orElseGet(TraceParent::fresh));
        request.setAttribute(ATTRIBUTE, trace);
        return trace;
    }

    /** The trace id, which people are told. */
    public String id() {
        return place.traceId();
    }

    public String traceparent() {
        return place.toString();
    }
}
