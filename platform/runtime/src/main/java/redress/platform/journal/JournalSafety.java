package redress.platform.journal;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * What an append would have checked, for commands that append nothing: their riders are written, and an answer or a
 * refusal that was made on a cached aggregate counts only if no other instance has moved it on meanwhile.
 */
public final class JournalSafety implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final JournalEngine engine;
    private final AggregateCache cache;

    public JournalSafety(JournalEngine engine, AggregateCache cache) {
        this.engine = engine;
        this.cache = cache;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        work.onCommit(done -> {
            if (Riders.taken(done)) return;
            refuseStale(done, null);
            var riders = Riders.take(done);
            if (riders.stream().anyMatch(JournalWriter.RiderRow::isStored))
                engine.writer().append(List.of(), riders);
        });
        try {
            return chain.proceed();
        } catch (RuntimeException refused) {
            refuseStale(work, refused);
            throw refused;
        }
    }

    private void refuseStale(UnitOfWork<?> work, @org.jspecify.annotations.Nullable RuntimeException refused) {
        var stale = engine.grownBeyond(AggregateCache.hits(work));
        if (stale.isEmpty()) return;
        for (var stream : stale) cache.remove(stream);
        var conflict = new ConcurrencyException("Another instance moved on " + stale + " meanwhile.");
        if (refused != null) conflict.addSuppressed(refused);
        throw conflict;
    }
}
