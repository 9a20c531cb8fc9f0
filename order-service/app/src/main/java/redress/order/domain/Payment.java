package redress.order.domain;

import java.util.regex.Pattern;
import redress.platform.values.Refusal;

/**
 * How an order was paid: the provider's opaque reference and the kind of the method, nothing else (R3).
 *
 * @param reference the payment provider's opaque reference, never a card's or an account's number
 * @param methodKind the kind of the payment method
 */
public record Payment(String reference, MethodKind methodKind) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");

    /**
     * @throws Refusal 422 {@code payment-reference-malformed}, or {@code payment-data-refused} for what looks like the number of
     *     a card or of a bank account: it would stay in the log for ever
     */
    public static Payment require(String reference, MethodKind kind) {
        if (!SHAPE.matcher(reference).matches())
            throw Refusal.invalid(
                    "payment-reference-malformed",
                    "A payment reference has 1 to 100 letters, digits and _ . : - and begins with a letter or digit.");
        var bare = reference.replaceAll("[_.:-]", "");
        if (cardNumber(bare) || (ACCOUNT.matcher(bare).matches() && checks(bare)))
            throw Refusal.invalid(
                    "payment-data-refused",
                    "This looks like the number of a card or an account. Send the provider's reference instead.");
        return new Payment(reference, kind);
    }

    /** 13 to 19 digits with a valid check digit (ISO/IEC 7812). */
    private static boolean cardNumber(String text) {
        if (text.length() < 13 || text.length() > 19 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) return false;
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(text.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    /** The check digits of an account number (ISO 13616): the number, rotated by four, is 1 modulo 97. */
    private static boolean checks(String text) {
        var rotated = text.substring(4) + text.substring(0, 4);
        int rest = 0;
        for (int i = 0; i < rotated.length(); i++) {
            int value = Character.digit(rotated.charAt(i), 36);
            rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
        }
        return rest == 1;
    }
}
