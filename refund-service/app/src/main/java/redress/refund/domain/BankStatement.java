package redress.refund.domain;

import java.util.regex.Pattern;
import redress.platform.values.Refusal;

/**
 * What the buyer shows of a bank statement on which the refund is missing (R55): the file's kind, size and digest. Its bytes
 * are kept elsewhere and never come into an event.
 *
 * @param bytes size of the file
 * @param sha256 of its bytes, lower-case hexadecimal
 */
public record BankStatement(String mediaType, long bytes, String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** @throws Refusal 422 {@code statement-media-type}, {@code statement-size} or {@code sha256-malformed} */
    void demand(RefundRules rules) {
        if (!rules.statementTypes().contains(mediaType))
            throw Refusal.invalid(
                            "statement-media-type",
                            "A bank statement is one of %s.",
                            String.join(", ", rules.statementTypes()))
                    .under(rules.version().value());
        if (bytes < 1 || bytes > rules.mostStatementBytes())
            throw Refusal.invalid("statement-size", "A bank statement has 1 to %d bytes.", rules.mostStatementBytes())
                    .under(rules.version().value());
        if (!DIGEST.matcher(sha256).matches())
            throw Refusal.invalid("sha256-malformed", "A SHA-256 is 64 lower-case hexadecimal digits.");
    }
}
