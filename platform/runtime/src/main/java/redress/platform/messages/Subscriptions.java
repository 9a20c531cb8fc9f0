package redress.platform.messages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a service listens to: topic and type of a neighbour's event, and the command that it becomes here. */
public final class Subscriptions {

    /** A neighbour's event type that is listened to. */
    public record Heard<E>(String topic, String type, Class<E> data, Function<E, Object> command) {}

    private final Map<String, Heard<?>> byType = new LinkedHashMap<>();

    public static Subscriptions none() {
        return new Subscriptions();
    }

    /** The command must be a no-op when repeated and must name its one aggregate with a {@code TargetAggregateIdentifier}. */
    public <E> Subscriptions hear(String topic, String type, Class<E> data, Function<E, Object> command) {
        if (byType.put(type, new Heard<>(topic, type, data, command)) != null)
            throw new IllegalArgumentException(type + " is subscribed to twice");
        return this;
    }

    public Set<String> topics() {
        var topics = new TreeSet<String>();
        for (var heard : byType.values()) topics.add(heard.topic());
        return topics;
    }

    public @Nullable Heard<?> of(String type) {
        return byType.get(type);
    }

    public Map<String, Heard<?>> all() {
        return Collections.unmodifiableMap(byType);
    }
}
