package redress.platform.journal;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row that commits in the same statement as a command's events, also where the command has none. A command that is
 * refused writes no rider; a rider whose key is there already stops the whole command with {@link AlreadyDone}.
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
}
