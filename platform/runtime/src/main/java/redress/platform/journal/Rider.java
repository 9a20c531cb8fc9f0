package redress.platform.journal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What commits or fails in the same statement as a command's events. A rider with a row commits it also where the command
 * has no events; a command that is refused writes none, and one whose rider's key is there already is stopped as a whole
 * with {@link AlreadyDone}.
 */
public sealed interface Rider {

    /** Key of the riders in a command's metadata. */
    String METADATA = "redress.riders";

    /** A neighbour's message that was turned into the command: handled once, however often it is heard. */
    record Inbox(String source, String id, String contentHash) implements Rider {}

    /**
     * A client's idempotency key with the answer to give again.
     *
     * @param answer makes the JSON text to store from the handler's result; called just before the append, and what it
     *     throws fails the command
     */
    record Idempotency(String scope, String key, String fingerprint, Function<@Nullable Object, String> answer)
            implements Rider {}

    /**
     * The command is sent for a processor's event, and counts only while this instance holds the processor's segment. One
     * that was frozen with the event in hand, and was taken for dead, is stopped with {@link SegmentLost}. Has no row.
     */
    record Segment(String processor, int number, String owner) implements Rider {}
}
