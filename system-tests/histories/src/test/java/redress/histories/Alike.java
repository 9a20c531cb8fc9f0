package redress.histories;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares two things of ours field by field, whatever they think of being equal. */
final class Alike {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            var fields = new ArrayList<Field>();
            for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass())
                for (var field : at.getDeclaredFields())
                    if (!Modifier.isStatic(field.getModifiers())) {
                        field.setAccessible(true);
                        fields.add(field);
                    }
            return fields;
        }
    };

    private Alike() {}

    /** Where they differ, in words; empty where they do not. */
    @SuppressWarnings("ReferenceEquality") // the same thing needs no looking at
    static String difference(@Nullable Object one, @Nullable Object other) {
        if (one == other) return "";
        if (one == null || other == null) return one + " and " + other;
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> another)
            return ordered(
                    new ArrayList<Object>(map.entrySet().stream()
                            .map(entry -> Arrays.asList(entry.getKey(), entry.getValue()))
                            .sorted((a, b) -> String.valueOf(a.getFirst()).compareTo(String.valueOf(b.getFirst())))
                            .toList()),
                    new ArrayList<Object>(another.entrySet().stream()
                            .map(entry -> Arrays.asList(entry.getKey(), entry.getValue()))
                            .sorted((a, b) -> String.valueOf(a.getFirst()).compareTo(String.valueOf(b.getFirst())))
                            .toList()));
        if (one instanceof Set<?> set) return set.equals(other) ? "" : one + " and " + other;
        if (one instanceof Collection<?> list && other instanceof Collection<?> another)
            return ordered(new ArrayList<>(list), new ArrayList<>(another));
        if (one instanceof Optional<?> some)
            return difference(some.orElse(null), other instanceof Optional<?> more ? more.orElse(null) : other);
        if (one.getClass() != other.getClass()) return one.getClass() + " and " + other.getClass();
        if (one instanceof Enum<?> || !one.getClass().getName().startsWith("redress."))
            return Objects.equals(one, other) ? "" : one + " and " + other;
        for (var field : FIELDS.get(one.getClass())) {
            try {
                var difference = difference(field.get(one), field.get(other));
                if (!difference.isEmpty()) return field.getName() + ": " + difference;
            } catch (IllegalAccessException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
        return "";
    }

    private static String ordered(List<?> one, List<?> other) {
        if (one.size() != other.size()) return one + " and " + other;
        for (int i = 0; i < one.size(); i++) {
            var difference = difference(one.get(i), other.get(i));
            if (!difference.isEmpty()) return "[" + i + "] " + difference;
        }
        return "";
    }
}
