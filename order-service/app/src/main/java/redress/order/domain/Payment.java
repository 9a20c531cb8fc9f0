package redress.order.domain;

import java.util.regex.Pattern;
import redress.platform.values.BankNumbers;
import redress.platform.values.Refusal;

/**
 * How an order was paid: the provider's opaque reference and the kind of the method, nothing else (R3).
 *
 * @param reference the payment provider's opaque reference, never a card's or an account's number
 * @param methodKind the kind of the payment method
 */
public record Payment(String reference, MethodKind methodKind) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

    /**
     * @throws Refusal 422 {@code payment-reference-malformed}, or {@code payment-data-refused} for what looks like the number of
     *     a card or of a bank account: it would stay in the log for ever
     */
    public static Payment require(String reference, MethodKind kind) {
        if (!SHAPE.matcher(reference).matches())
            throw Refusal.invalid(
                    "payment-reference-malformed",
                    "A payment reference has 1 to 100 letters, digits and _ . : - and begins with a letter or digit.");
        if (BankNumbers.in(reference))
            throw Refusal.invalid(
                    "payment-data-refused",
                    "This looks like the number of a card or an account. Send the provider's reference instead.");
        return new Payment(reference, kind);
    }
}
