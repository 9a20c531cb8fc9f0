package redress.platform.journal;

import org.jspecify.annotations.Nullable;

/**
 * The only way a command reaches its aggregate. It runs in a unit of work of its own, never inside the caller's
 * transaction, and returns when its events are durable. Where another instance was faster it is tried again a few times
 * on the aggregate's newer state.
 */
public interface Commands {

    /**
     * Sends the command and waits.
     *
     * @return what the command handler returned
     * @throws redress.platform.values.Refusal and whatever else the handler throws, unwrapped
     * @throws AlreadyDone where the key of a rider is known: nothing was stored
     * @throws org.axonframework.modelling.command.ConcurrencyException where others were faster every time
     * @throws JournalUnavailable where the outcome could not be learned in time
     */
    @Nullable
    Object perform(Object command, Origin origin, Rider... riders);
}
