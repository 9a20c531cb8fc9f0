package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every answer that is not what was asked for (RFC 9457). {@code code} is stable and kebab-case, for programs;
 * {@code detail} is a sentence for people and never shows internals; {@code instance} is the trace id, for support.
 *
 * @param errors what is wrong where, as JSON Pointers into the request's body
 * @param headers response headers that belong to the answer, such as {@code Retry-After}
 * @param refusal what was refused, where a rule did
 * @param because the rule and what led to it, which {@link Because} adds
 */
public record Problem(
        int status,
        String code,
        String detail,
        List<Flaw> errors,
        Map<String, String> headers,
        @Nullable Refusal refusal,
        Map<String, Object> because) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String TYPE = "urn:redress:problem:";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One thing that is wrong, and where. */
    public record Flaw(String pointer, String detail) {}

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
        because = Collections.unmodifiableMap(new LinkedHashMap<>(because));
    }

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of(), null, Map.of());
    }

    static Problem of(Refusal refusal) {
        return new Problem(
                refusal.kind().status(), refusal.code(), refusal.sentence(), List.of(), Map.of(), refusal, Map.of());
    }

    Problem because(Map<String, Object> reasons) {
        return new Problem(status, code, detail, errors, headers, refusal, reasons);
    }

    public Problem at(String pointer, String flaw) {
        var more = new ArrayList<>(errors);
        more.add(new Flaw(pointer, flaw));
        return new Problem(status, code, detail, more, headers, refusal, because);
    }

    public Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(status, code, detail, errors, more, refusal, because);
    }

    /** The code in words: the same for every problem of this type, as the RFC wants it. */
    public String title() {
        var words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Answers with this, unless an answer is on its way already. */
    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return;
        response.resetBuffer();
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        var bytes = JSON.writeValueAsBytes(body(Trace.of(request)));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.flushBuffer();
    }

    private Map<String, Object> body(Trace trace) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", TYPE + code);
        body.put("title", title());
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        body.put("instance", trace.id());
        body.putAll(because);
        if (!errors.isEmpty()) body.put("errors", errors);
        return body;
    }
}
