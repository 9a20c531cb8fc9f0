package redress.order.domain;

import java.util.regex.Pattern;
import redress.platform.values.Refusal;

/** A pseudonymous person, as the login issuer names them: {@code usr_…}. */
public record PersonId(String value) {

    private static final Pattern SHAPE = Pattern.compile("usr_[A-Za-z0-9_-]{1,60}");

    /** @throws Refusal 422 {@code person-id-malformed} */
    public static PersonId require(String value) {
        if (!SHAPE.matcher(value).matches())
            throw Refusal.invalid(
                    "person-id-malformed", "A person is called usr_ and up to 60 letters, digits, _ and -.");
        return new PersonId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
