package redress.platform.journal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The class-free names under which a service stores its events: {@code dispute/offer-made} for {@code OfferMade} in the
 * vocabulary of {@code dispute}. A class may move; a name, once released, may not change.
 */
public final class EventNames {

    private final Map<String, Class<?>> classes = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    /** Adds every permitted record of a sealed vocabulary under {@code prefix/its-name}. */
    public EventNames and(String prefix, Class<?> vocabulary) {
        if (!vocabulary.isSealed()) throw new IllegalArgumentException(vocabulary + " is not sealed");
        for (var event : vocabulary.getPermittedSubclasses()) {
            var name = prefix + "/" + kebab(event.getSimpleName());
            if (classes.put(name, event) != null) throw new IllegalArgumentException(name + " is named twice");
            names.put(event, name);
        }
        return this;
    }

    public static EventNames of(String prefix, Class<?> vocabulary) {
        return new EventNames().and(prefix, vocabulary);
    }

    public Map<String, Class<?>> all() {
        return Collections.unmodifiableMap(classes);
    }

    public @Nullable Class<?> classOf(String name) {
        return classes.get(name);
    }

    /** @throws IllegalArgumentException for a class that is in no vocabulary: it must not be stored */
    public String nameOf(Class<?> event) {
        var name = names.get(event);
        if (name == null) throw new IllegalArgumentException(event.getName() + " is in no vocabulary of this service");
        return Objects.requireNonNull(name);
    }

    public boolean knows(Class<?> event) {
        return names.containsKey(event);
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
