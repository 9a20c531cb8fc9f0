package redress.platform.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WritingSomething {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Camisa azul",
                "青いシャツ",
                "قميص أزرق",
                "👩‍👩‍👧",
                "' or 1=1--",
                "<script>",
                "two\nlines",
                "two\r\nlines",
                "a\tb",
                "\u202Egpj.exe"
            })
    void whatever_people_write_is_kept(String text) {
        assertEquals(text, Wording.require(text, 20, "title"));
    }

    @Test
    void spaces_around_it_do_not_count() {
        assertEquals("Camisa azul", Wording.require(" \t Camisa azul\n", 11, "title"));
    }

    @Test
    void length_is_counted_in_characters_that_people_see_as_one_code_point() {
        assertEquals("😀😀", Wording.require("😀😀", 2, "title"));
        assertEquals("text-too-long", refusal("😀😀😀", 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00A0\u2003", "\u200B\u200D", "\u200B\n\u200B"})
    void nothing_to_read_is_refused(String text) {
        assertEquals("text-empty", refusal(text, 20));
    }

    @ParameterizedTest
    @CsvSource({"0000", "0007", "001b", "d800", "0085"})
    void what_no_store_can_hold_is_refused(String point) {
        assertEquals("text-unreadable", refusal("a" + (char) Integer.parseInt(point, 16) + "b", 20));
    }

    private static String refusal(String text, int most) {
        return assertThrows(Refusal.class, () -> Wording.require(text, most, "title"))
                .code();
    }
}
