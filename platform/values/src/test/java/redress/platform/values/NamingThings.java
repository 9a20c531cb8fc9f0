package redress.platform.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamingThings {

    @Test
    void a_fresh_id_is_like_no_other_and_accepted_as_one() {
        var thousand =
                IntStream.range(0, 1_000).mapToObj(i -> Ids.fresh("ord_")).toList();

        assertEquals(1_000, thousand.stream().distinct().count());
        for (var id : thousand) assertEquals(id, Ids.require("ord_", id));
    }

    @Test
    void the_same_cause_has_the_same_id() {
        assertEquals(Ids.derived("rfd_", "settlement dsp_1"), Ids.derived("rfd_", "settlement dsp_1"));
        assertNotEquals(Ids.derived("rfd_", "settlement dsp_1"), Ids.derived("rfd_", "settlement dsp_2"));
        assertTrue(Ids.derived("rfd_", "settlement dsp_1").matches("rfd_[0-9a-z]{26}"));
        // released ids must not change: this one is written down
        assertEquals("rfd_7tr40ep0hvezdrw79he6pzbknq", Ids.derived("rfd_", "a cause"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ord_",
                "dsp_00000000000000000000000000",
                "ord_0000000000000000000000000",
                "ord_000000000000000000000000000",
                "ord_0000000000000000000000000i",
                "ord_0000000000000000000000000A",
                "ord_0000000000000000000000000\n",
                "ord_../../../../../etc/passwd0",
                "' or 1=1--"
            })
    void an_id_that_cannot_be_is_answered_like_one_that_is_not(String id) {
        var refusal = assertThrows(Refusal.class, () -> Ids.require("ord_", id));
        assertEquals("no-such-id", refusal.code());
        assertEquals(404, refusal.kind().status());
    }

    @Test
    void a_person_is_called_as_the_login_issuer_calls_them() {
        for (var person : new String[] {"usr_1", "usr_Ana-Maria_2", "usr_" + "x".repeat(60)})
            assertTrue(Ids.isPerson(person));
        for (var nobody : new String[] {"", "usr_", "ana", "xusr_1", "usr_a b", "usr_\u00e4", "usr_" + "x".repeat(61)})
            assertFalse(Ids.isPerson(nobody));
    }

    @Test
    void an_actor_is_named_by_role_and_subject() {
        assertEquals("buyer:usr_1", new Actor("usr_1", Role.BUYER).toString());
        assertEquals(
                "system:rule_seller-response-window",
                Actor.rule("seller-response-window").toString());
        assertTrue(new Actor("usr_1", Role.BUYER).is(Role.BUYER));
        assertFalse(new Actor("usr_1", Role.BUYER).is(Role.SELLER));
        new Actor("usr_1", Role.BUYER).mustBe(Role.BUYER);
        var refusal = assertThrows(Refusal.class, () -> new Actor("usr_1", Role.BUYER).mustBe(Role.SELLER));
        assertEquals(403, refusal.kind().status());
        assertEquals("Only a seller may do this.", refusal.sentence());
    }

    @Test
    void a_rule_is_named_without_what_marks_it_as_one() {
        assertEquals("refund-retries", Actor.rule("refund-retries").ruleName());
        assertThrows(IllegalStateException.class, () -> new Actor("usr_1", Role.BUYER).ruleName());
    }
}
