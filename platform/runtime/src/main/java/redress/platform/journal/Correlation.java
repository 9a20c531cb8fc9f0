package redress.platform.journal;

import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import redress.platform.values.Actor;

/** Carries who, along which deed, and why from message to message: a command's into its events, an event's into a saga's command. */
public final class Correlation implements CorrelationDataProvider {

    private static final ClassValue<Optional<java.lang.reflect.Method>> ACTORS = new ClassValue<>() {
        @Override
        protected Optional<java.lang.reflect.Method> computeValue(Class<?> type) {
            if (!type.isRecord()) return Optional.empty();
            for (var component : type.getRecordComponents())
                if (component.getType() == Actor.class) {
                    var accessor = component.getAccessor();
                    accessor.setAccessible(true);
                    return Optional.of(accessor);
                }
            return Optional.empty();
        }
    };

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var known = message.getMetaData();
        var data = new HashMap<String, Object>();
        data.put(
                Origin.CORRELATION_ID,
                Objects.requireNonNullElse(known.get(Origin.CORRELATION_ID), message.getIdentifier()));
        var traceparent = known.get(Origin.TRACEPARENT);
        if (traceparent != null) data.put(Origin.TRACEPARENT, traceparent);
        if (message instanceof CommandMessage<?> command) {
            data.put(
                    Origin.CAUSATION_ID,
                    Objects.requireNonNullElse(known.get(Origin.CAUSATION_ID), message.getIdentifier()));
            var actor = known.get(Origin.ACTOR);
            data.put(
                    Origin.ACTOR,
                    actor != null ? actor : actorOf(command.getPayload()).orElse("system:unknown"));
        } else {
            data.put(Origin.CAUSATION_ID, message.getIdentifier());
        }
        return data;
    }

    /** The actor that a command names itself. */
    static Optional<String> actorOf(Object command) {
        return ACTORS.get(command.getClass()).map(accessor -> {
            try {
                return String.valueOf(accessor.invoke(command));
            } catch (IllegalAccessException | InvocationTargetException unreadable) {
                throw new IllegalStateException("cannot read the actor of " + command.getClass(), unreadable);
            }
        });
    }
}
