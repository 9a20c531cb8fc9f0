package redress.platform.values;

/** Checks what people write before it is kept: every script and emoji is welcome, what no store can hold is not. */
public final class Wording {

    private Wording() {}

    /**
     * @param text what was written
     * @param most the largest number of code points
     * @param field what it is, for the sentence of the refusal
     * @return the text without spaces around it
     * @throws Refusal 422 {@code text-empty}, {@code text-too-long}, or {@code text-unreadable} for control characters and
     *     halves of surrogate pairs; line breaks and tabs are fine
     */
    public static String require(String text, int most, String field) {
        var stripped = text.strip();
        if (stripped.codePoints().allMatch(Wording::invisible))
            throw Refusal.invalid("text-empty", "There is nothing to read in '%s'.", field);
        if (stripped.codePointCount(0, stripped.length()) > most)
            throw Refusal.invalid("text-too-long", "'%s' may have at most %d characters.", field, most);
        if (stripped.codePoints().anyMatch(Wording::unreadable))
            throw Refusal.invalid("text-unreadable", "'%s' contains characters that nobody can read.", field);
        return stripped;
    }

    private static boolean invisible(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.FORMAT;
    }

    private static boolean unreadable(int point) {
        var type = Character.getType(point);
        return type == Character.SURROGATE
                || (type == Character.CONTROL && point != '\n' && point != '\r' && point != '\t');
    }
}
