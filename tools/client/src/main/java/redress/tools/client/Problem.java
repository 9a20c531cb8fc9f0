package redress.tools.client;

import tools.jackson.databind.JsonNode;

/** A deed that was refused, as problem+json (RFC 9457) has it: a code to switch on and a sentence to read. */
public final class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final JsonNode body;

    Problem(String asked, int status, JsonNode body) {
        super(asked + " was answered " + status + " " + code(status, body) + ": "
                + body.path("detail").asString("no further explanation") + errors(body));
        this.status = status;
        this.code = code(status, body);
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Stable and kebab-case: {@code offer-replaced}; {@code http-502} where the answer did not come from Redress. */
    public String code() {
        return code;
    }

    public String sentence() {
        return body.path("detail").asString("");
    }

    private static String code(int status, JsonNode body) {
        return body.path("code").asString("http-" + status);
    }

    private static String errors(JsonNode body) {
        return body.path("errors").isEmpty() ? "" : " " + body.path("errors");
    }
}
