package redress.platform.search;

import java.util.regex.Pattern;
import redress.platform.web.BadRequest;

/**
 * What is looked for: a whole id or reference, or its beginning where that is long enough to mean something.
 *
 * @param text 3 to 100 letters, digits, spaces and {@code _ . : / -}, beginning with a letter or digit
 */
public record Sought(String text) {

    /** What every description of a search says of how it looks. */
    public static final String HOW_IT_LOOKS =
            " A text of 8 characters or more finds what begins with it, a shorter one only what is called just so. ";

    /** What every description of a search ends with, after those for whom it is. */
    public static final String FOR_NOBODY_ELSE =
            "; other roles get 403 `role-may-not`, and what an auditor looks for is logged (R82). An id of another service's"
                    + " finds nothing here. 400: `query-invalid`, `limit-invalid`, `cursor-invalid`.";

    /** From so many characters on the beginning is enough. */
    public static final int BEGINNING = 8;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _.:/-]{2,99}");

    /** @throws BadRequest 400 {@code query-invalid} */
    public static Sought of(String query) {
        if (!SHAPE.matcher(query).matches())
            throw new BadRequest(
                    "query-invalid",
                    "Look for 3 to 100 letters, digits, spaces and _ . : / - of an id, a tracking number or a reference.");
        return new Sought(query);
    }

    /** The prefix that names what kind of id it is, with the underscore; else nothing. */
    String prefix() {
        return text.length() > 3 && text.charAt(3) == '_' ? text.substring(0, 4) : "";
    }

    /** The first text, byte by byte, that is behind everything that is looked for. */
    String end() {
        if (text.length() < BEGINNING) return text + "\u0001"; // nothing but the text itself
        return text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + 1);
    }
}
