package redress.platform.messages;

import java.time.Duration;
import java.util.function.BiConsumer;
import redress.platform.journal.Fact;

/** The journal as the announcer reads it. */
interface Feed {

    /** The next stored events after a position, in order, out of at most {@code limit} rows; returns the last position read. */
    long read(long after, int limit, BiConsumer<Fact, Object> each);

    /** The last position there is. */
    long head();

    /** Returns when there may be something after the position, at the latest after {@code atMost}. */
    void awaitAfter(long position, Duration atMost) throws InterruptedException;
}
