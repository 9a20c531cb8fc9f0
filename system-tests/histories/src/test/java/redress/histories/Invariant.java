package redress.histories;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.time.Instant;

/** Something that holds after any history. One object sees one history. */
interface Invariant {

    /** In words that a person of the trade would agree to. */
    String sentence();

    /** After every event of every service, in the order in which they were stored. */
    default void after(Stored stored) {}

    /** When everybody has been silent for as long as anything may take. */
    default void atTheEnd(World world, Instant silentSince) throws Exception {}

    @FormatMethod
    default void require(boolean holds, @FormatString String otherwise, Object... facts) {
        if (!holds) throw new InvariantBroken(sentence(), otherwise.formatted(facts));
    }
}
