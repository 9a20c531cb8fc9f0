package redress.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/**
 * How records look in the API's description. A record is its components, whatever else it can tell about itself, and one of
 * a single {@code value} is that bare value. What a record and its components mean is read from their Javadoc; what a word
 * means wherever it stands, from {@link ApiWords}; only what neither says needs an annotation. Whatever is not
 * {@code @Nullable} is required. Types have the names that Java gives them ({@code OrderView.Line} is {@code OrderViewLine});
 * those inside a controller have their own alone.
 */
final class ApiSchemas implements ModelConverter {

    static {
        ModelResolver.enumsAsRef = true;
    }

    private static final CommentFormatter COMMENTS = new CommentFormatter();
    private static final Map<String, Class<?>> NAMED = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var java = type.getType() == null ? null : Json.mapper().constructType(type.getType());
        if (java == null
                || !(java.getRawClass().isRecord() || java.getRawClass().isEnum())) return next(type, context, others);
        var raw = java.getRawClass();
        var bare = bareValue(raw);
        if (bare != null)
            return context.resolve(new AnnotatedType(bare.getGenericType())
                    .ctxAnnotations(type.getCtxAnnotations())
                    .propertyName(type.getPropertyName()));
        if (isOurs(raw) && type.getName() == null) type.setName(name(java));
        var resolved = next(type, context, others);
        if (resolved == null || !isOurs(raw)) return resolved;
        var model = resolved.get$ref() == null
                ? resolved
                : context.getDefinedModels()
                        .get(resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1));
        if (model != null) describe(model, raw);
        return resolved;
    }

    private static @Nullable Schema<?> next(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static @Nullable RecordComponent bareValue(Class<?> raw) {
        if (!raw.isRecord()) return null;
        var components = raw.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value") ? components[0] : null;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("redress.");
    }

    private static String name(JavaType type) {
        var parts = type.getBindings().getTypeParameters().stream().map(ApiSchemas::name);
        var name = Stream.concat(parts, Stream.of(name(type.getRawClass()))).collect(Collectors.joining());
        var known = NAMED.putIfAbsent(service(type.getRawClass()) + name, type.getRawClass());
        if (known != null && known != type.getRawClass())
            throw new IllegalStateException("Two types are called %s in the API, %s and %s: one needs another name."
                    .formatted(name, known.getName(), type.getRawClass().getName()));
        return name;
    }

    private static String name(Class<?> type) {
        var around = type.getEnclosingClass();
        var own = type.getSimpleName();
        return around == null
                        || around.isAnnotationPresent(RestController.class)
                        || own.startsWith(around.getSimpleName())
                ? own
                : name(around) + own;
    }

    /** Several services may live in one JVM, and each has its own description. */
    private static String service(Class<?> type) {
        return type.getName().split("\\.", 3)[1] + "/";
    }

    private static void describe(Schema<?> model, Class<?> type) {
        var told = RuntimeJavadoc.getJavadoc(type);
        if (model.getDescription() == null) model.setDescription(words(told.getComment()));
        if (type.isEnum()) {
            values(
                    model,
                    told.getEnumConstants().stream()
                            .map(constant -> Map.entry(constant.getName(), words(constant.getComment())))
                            .toList());
            return;
        }
        if (model.getProperties() == null) return;
        var components = type.getRecordComponents();
        model.getProperties()
                .keySet()
                .retainAll(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        var meanings = told.getRecordComponents().stream()
                .collect(Collectors.toMap(meant -> meant.getName(), meant -> words(meant.getComment())));
        var required = new ArrayList<String>();
        for (var component : components) {
            var property = (Schema<?>) model.getProperties().get(component.getName());
            if (property == null) continue;
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) required.add(component.getName());
            if (property.getPattern() == null) ApiWords.form(property, component.getName()); // unless it has its own
            ApiWords.describe(property, component.getName(), meanings.getOrDefault(component.getName(), ""));
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static void values(Schema<?> model, List<Map.Entry<String, String>> meanings) {
        var text = meanings.stream()
                .filter(meaning -> !meaning.getValue().isEmpty())
                .map(meaning -> "`" + meaning.getKey() + "`: " + meaning.getValue())
                .collect(Collectors.joining("\n- ", "\n- ", ""));
        var description = model.getDescription();
        if (text.length() > 3 && (description == null || !description.contains("\n- ")))
            model.setDescription((description == null ? "" : description + "\n") + text);
    }

    /** The comment as Markdown. */
    private static String words(Comment comment) {
        return COMMENTS.format(comment)
                .replaceAll("\\{@\\w+ \\S+ ([^}]*)}", "$1") // a link: its label
                .replaceAll("</?code>", "`")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
