package redress.platform.values;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A command that is not obeyed, with a code a client can switch on and a sentence a person can read. Nothing was changed.
 * Codes are kebab-case, stable, and part of the API; {@link Kind} decides the HTTP status. Which rule says so is in the
 * service's {@link Grounds}, once for each code (R81).
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
    private final @Nullable Instant moment;
    private final @Nullable String rule;
    private final @Nullable String policyVersion;

    private Refusal(
            Kind kind,
            String code,
            String sentence,
            @Nullable Instant moment,
            @Nullable String rule,
            @Nullable String policyVersion) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.code = code;
        this.moment = moment;
        this.rule = rule;
        this.policyVersion = policyVersion;
    }

    @FormatMethod
    private static Refusal of(Kind kind, String code, @FormatString String sentence, Object... facts) {
        var moment = Arrays.stream(facts)
                .filter(Instant.class::isInstance)
                .map(Instant.class::cast)
                .findFirst();
        return new Refusal(kind, code, sentence.formatted(facts), moment.orElse(null), null, null);
    }

    @FormatMethod
    public static Refusal unknown(String code, @FormatString String sentence, Object... facts) {
        return of(Kind.UNKNOWN, code, sentence, facts);
    }

    @FormatMethod
    public static Refusal forbidden(String code, @FormatString String sentence, Object... facts) {
        return of(Kind.FORBIDDEN, code, sentence, facts);
    }

    @FormatMethod
    public static Refusal conflict(String code, @FormatString String sentence, Object... facts) {
        return of(Kind.CONFLICT, code, sentence, facts);
    }

    @FormatMethod
    public static Refusal invalid(String code, @FormatString String sentence, Object... facts) {
        return of(Kind.INVALID, code, sentence, facts);
    }

    /** The same, said by this rule and not by the one of {@link Grounds}: {@code R82}. */
    public Refusal by(String rule) {
        return new Refusal(kind, code, sentence(), moment, rule, policyVersion);
    }

    /** The same, said under this version of the policy. */
    public Refusal under(String policyVersion) {
        return new Refusal(kind, code, sentence(), moment, rule, policyVersion);
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

    /** The first instant that the sentence names: until when it could be done, from when it can be, since when it is so. */
    public @Nullable Instant moment() {
        return moment;
    }

    public @Nullable String rule() {
        return rule;
    }

    public @Nullable String policyVersion() {
        return policyVersion;
    }
}
