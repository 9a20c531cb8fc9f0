package redress.order.domain;

import java.util.regex.Pattern;
import redress.platform.values.Refusal;
import redress.platform.values.Wording;

/**
 * Who carries the parcel, and under which number (R2).
 *
 * @param carrier name of the carrier
 * @param trackingNumber the carrier's number of the parcel
 */
public record Shipment(String carrier, String trackingNumber) {

    private static final int LONGEST_CARRIER = 100;
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _./-]{0,59}");

    /** @throws Refusal 422 {@code tracking-number-malformed}, or {@code text-…} for the carrier */
    public static Shipment require(String carrier, String trackingNumber) {
        if (!NUMBER.matcher(trackingNumber).matches())
            throw Refusal.invalid(
                    "tracking-number-malformed",
                    "A tracking number has 1 to 60 letters, digits, spaces and _ . / - and begins with a letter or digit.");
        return new Shipment(Wording.require(carrier, LONGEST_CARRIER, "carrier"), trackingNumber);
    }
}
