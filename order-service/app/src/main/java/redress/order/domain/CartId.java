package redress.order.domain;

import java.util.regex.Pattern;
import redress.platform.values.Refusal;

/** What the orders of several sellers share that came out of one cart (R1a): {@code crt_…}. */
public record CartId(String value) {

    private static final Pattern SHAPE = Pattern.compile("crt_[0-9a-z]{1,40}");

    /** @throws Refusal 422 {@code cart-id-malformed} */
    public static CartId require(String value) {
        if (!SHAPE.matcher(value).matches())
            throw Refusal.invalid("cart-id-malformed", "A cart is called crt_ and up to 40 small letters and digits.");
        return new CartId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
