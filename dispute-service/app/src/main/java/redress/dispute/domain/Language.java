package redress.dispute.domain;

import java.util.IllformedLocaleException;
import java.util.Locale;
import redress.platform.values.Refusal;

/** The language of a text as a BCP 47 tag in its canonical form: {@code pt-BR}, {@code zh-Hant-TW} (R16). */
public record Language(String value) {

    private static final int LONGEST = 35;

    /** @throws Refusal 422 {@code language-unknown} where it is no well-formed tag that names a language */
    public static Language of(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (tag.length() <= LONGEST && !locale.getLanguage().isEmpty()) return new Language(locale.toLanguageTag());
        } catch (IllformedLocaleException notATag) {
            throw unknown(tag);
        }
        throw unknown(tag);
    }

    private static Refusal unknown(String tag) {
        return Refusal.invalid("language-unknown", "'%s' is not the BCP 47 tag of a language, such as pt-BR.", tag);
    }

    @Override
    public String toString() {
        return value;
    }
}
