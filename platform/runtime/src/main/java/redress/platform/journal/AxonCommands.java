package redress.platform.journal;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Commands over Axon's local bus, apart from whatever the caller is in the middle of. */
public final class AxonCommands implements Commands {

    private static final int ATTEMPTS = 6;

    private final CommandBus bus;

    public AxonCommands(CommandBus bus) {
        this.bus = bus;
    }

    @Override
    public @Nullable Object perform(Object command, Origin origin, Rider... riders) {
        CommandMessage<Object> message = GenericCommandMessage.asCommandMessage(command);
        var metadata = message.getMetaData()
                .and(Origin.ACTOR, origin.actor())
                .and(Origin.CORRELATION_ID, origin.correlationId());
        if (origin.causationId() != null) metadata = metadata.and(Origin.CAUSATION_ID, origin.causationId());
        if (origin.traceparent() != null) metadata = metadata.and(Origin.TRACEPARENT, origin.traceparent());
        if (riders.length > 0) metadata = metadata.and(Rider.METADATA, List.of(riders));
        return perform(message.withMetaData(metadata));
    }

    @Nullable
    Object perform(CommandMessage<?> message) {
        if (CurrentUnitOfWork.isStarted() || TransactionSynchronizationManager.isSynchronizationActive())
            return apart(message);
        return attempts(message);
    }

    private @Nullable Object attempts(CommandMessage<?> message) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(message);
            } catch (ConcurrencyException faster) {
                if (attempt == ATTEMPTS) throw faster;
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(200, 2_000L << attempt)));
            }
        }
    }

    private @Nullable Object once(CommandMessage<?> message) {
        var answer = new AtomicReference<@Nullable Object>();
        var failure = new AtomicReference<@Nullable Throwable>();
        bus.dispatch(
                message, (CommandMessage<?> sent, org.axonframework.commandhandling.CommandResultMessage<?> result) -> {
                    if (result.isExceptional()) failure.set(result.exceptionResult());
                    else answer.set(result.getPayload());
                });
        var thrown = failure.get();
        if (thrown != null) throw AxonCommands.<RuntimeException>unchecked(thrown);
        return answer.get();
    }

    /** On a thread of its own, so that neither the caller's unit of work nor its transaction is joined; the caller waits. */
    private @Nullable Object apart(CommandMessage<?> message) {
        var answer = new AtomicReference<@Nullable Object>();
        var failure = new AtomicReference<@Nullable Throwable>();
        var thread = Thread.ofVirtual().name("command").start(() -> {
            try {
                answer.set(attempts(message));
            } catch (RuntimeException | Error thrown) {
                failure.set(thrown);
            }
        });
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new JournalUnavailable("Interrupted while a command ran; the outcome is not known.", interrupted);
        }
        var thrown = failure.get();
        if (thrown != null) throw AxonCommands.<RuntimeException>unchecked(thrown);
        return answer.get();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) {
        return (E) thrown;
    }
}
