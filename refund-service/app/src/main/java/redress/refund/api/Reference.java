package redress.refund.api;

import redress.platform.values.BankNumbers;
import redress.platform.values.Refusal;

/** What somebody types as the name of a payment or a case elsewhere: it is kept for ever, and never is payment data (R3). */
final class Reference {

    private Reference() {}

    /** @throws Refusal 422 {@code payment-data-refused} for the number of a card or of a bank account */
    static String require(String reference) {
        if (BankNumbers.in(reference))
            throw Refusal.invalid(
                    "payment-data-refused",
                    "This looks like the number of a card or an account. Send what the payment or the case is called.");
        return reference;
    }
}
