package redress.platform.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.Scope;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.saga.SagaScopeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Axon's gateway for sagas and event handlers. Every command is awaited, outside the processor's transaction, before the
 * processor's position is stored: after a crash it is sent again, never forgotten. It has no effect once another instance
 * has taken the processor over: {@link SegmentLost}.
 */
@SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"
}) // Axon's interface promises what void handlers cannot keep
public final class SagaGateway implements CommandGateway {

    private final AxonCommands commands;

    public SagaGateway(AxonCommands commands) {
        this.commands = commands;
    }

    @Override
    public <R> R sendAndWait(Object command) {
        return (R) commands.perform(withOrigin(GenericCommandMessage.asCommandMessage(command)));
    }

    @Override
    public <R> R sendAndWait(Object command, long timeout, TimeUnit unit) {
        return sendAndWait(command);
    }

    /** Completed when this returns; a failure is thrown here and not hidden in the future. */
    @Override
    public <R> CompletableFuture<R> send(Object command) {
        return CompletableFuture.completedFuture(sendAndWait(command));
    }

    @Override
    public <C, R> void send(C command, CommandCallback<? super C, ? super R> callback) {
        CommandMessage<C> message = withOrigin(GenericCommandMessage.asCommandMessage(command));
        callback.onResult(message, GenericCommandResultMessage.asCommandResultMessage(commands.perform(message)));
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        throw new UnsupportedOperationException("register it on the command bus");
    }

    private static <C> CommandMessage<C> withOrigin(CommandMessage<C> message) {
        MetaData metadata = message.getMetaData();
        if (CurrentUnitOfWork.isStarted())
            metadata = CurrentUnitOfWork.get().getCorrelationData().mergedWith(metadata);
        if (metadata.get(Origin.ACTOR) == null) {
            var actor = Correlation.actorOf(message.getPayload()).orElseGet(SagaGateway::rule);
            if (actor != null) metadata = metadata.and(Origin.ACTOR, actor);
        }
        var segment = Segments.inHand();
        if (segment.isPresent()) metadata = metadata.and(Rider.METADATA, List.of(segment.get()));
        return message.withMetaData(metadata);
    }

    /** The saga in hand as an actor: {@code system:rule_seller-response-deadline}. */
    private static @Nullable String rule() {
        try {
            ScopeDescriptor scope = Scope.describeCurrentScope();
            return scope instanceof SagaScopeDescriptor saga ? "system:rule_" + EventNames.kebab(saga.getType()) : null;
        } catch (IllegalStateException noScope) {
            return null; // Axon has no other way to say that no saga is in hand
        }
    }
}
