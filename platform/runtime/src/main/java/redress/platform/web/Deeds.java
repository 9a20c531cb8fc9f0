package redress.platform.web;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redress.platform.values.Actor;

/**
 * Turns an HTTP request into one command and waits until its events are durable. The actor, the correlation id and, where
 * the client sent one, the Idempotency-Key travel in the command's metadata; the key's row commits with the events.
 */
public interface Deeds {

    /**
     * @param operation stable name of the operation, part of the key's scope: {@code open-dispute}
     * @param request what the client sent, for the fingerprint: same key with another request is 422 {@code idempotency-key-reused}
     * @param command the command; its aggregate decides
     * @param answer makes the answer from the handler's result; stored and given again when the same request is repeated.
     *     It is called before the events are durable and must ask nothing: whoever answers with the fresh view asks for it
     *     after this returned
     */
    <T> T perform(
            Actor actor,
            String operation,
            Object request,
            Object command,
            Function<@Nullable Object, T> answer,
            Class<T> answerType);

    /** A command that answers a question and appends nothing (the views). */
    <T> T ask(Actor actor, Object question, Class<T> answerType);
}
