package redress.platform.values;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/**
 * A command that is not obeyed, with a code a client can switch on and a sentence a person can read. Nothing was changed.
 * Codes are kebab-case, stable, and part of the API; {@link Kind} decides the HTTP status.
 */
public final class Refusal extends RuntimeException {

    /** What kind of no it is. */
    public enum Kind {
        /** 404: it does not exist, or it is none of the asker's business; the two look the same on purpose. */
        UNKNOWN(404),
        /** 403: the asker's role may never do this. */
        FORBIDDEN(403),
        /** 409: not in this state, or someone was faster. */
        CONFLICT(409),
        /** 422: well-formed but not allowed by a rule. */
        INVALID(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status, RFC 9110. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;

    private Refusal(Kind kind, String code, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
    }

    @FormatMethod
    public static Refusal unknown(String code, @FormatString String sentence, Object... facts) {
        return new Refusal(Kind.UNKNOWN, code, sentence.formatted(facts));
    }

    @FormatMethod
    public static Refusal forbidden(String code, @FormatString String sentence, Object... facts) {
        return new Refusal(Kind.FORBIDDEN, code, sentence.formatted(facts));
    }

    @FormatMethod
    public static Refusal conflict(String code, @FormatString String sentence, Object... facts) {
        return new Refusal(Kind.CONFLICT, code, sentence.formatted(facts));
    }

    @FormatMethod
    public static Refusal invalid(String code, @FormatString String sentence, Object... facts) {
        return new Refusal(Kind.INVALID, code, sentence.formatted(facts));
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
