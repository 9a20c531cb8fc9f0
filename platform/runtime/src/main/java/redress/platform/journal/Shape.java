package redress.platform.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A fingerprint of the code that makes up an aggregate: of its class and of every class of ours that its fields reach.
 * A snapshot is a cache of what exactly this code made of the events; other code reads the events again.
 */
final class Shape {

    private static final ClassValue<String> SHAPES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return fingerprint(type);
        }
    };

    private Shape() {}

    static String of(Class<?> aggregate) {
        return SHAPES.get(aggregate);
    }

    private static String fingerprint(Class<?> aggregate) {
        Set<Class<?>> reached = new LinkedHashSet<>();
        reach(aggregate, reached);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var type : reached.stream()
                    .sorted(Comparator.comparing(Class::getName))
                    .toList()) {
                var file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
                try (var code = type.getResourceAsStream(file)) {
                    digest.update(type.getName().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    if (code != null) digest.update(code.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void reach(Type from, Set<Class<?>> reached) {
        if (from instanceof ParameterizedType parameterized) {
            reach(parameterized.getRawType(), reached);
            for (var argument : parameterized.getActualTypeArguments()) reach(argument, reached);
            return;
        }
        if (!(from instanceof Class<?> type)) return;
        if (type.isArray()) {
            reach(type.getComponentType(), reached);
            return;
        }
        if (type.isPrimitive() || type.getClassLoader() == null || !reached.add(type)) return;
        var parent = type.getSuperclass();
        if (parent != null) reach(parent, reached);
        for (var field : type.getDeclaredFields())
            if (!Modifier.isStatic(field.getModifiers())) reach(field.getGenericType(), reached);
        if (type.isSealed()) for (var variant : type.getPermittedSubclasses()) reach(variant, reached);
        for (var nested : type.getDeclaredClasses()) reach(nested, reached);
    }
}
