package redress.platform.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/**
 * How stored things are written as JSON, without an annotation in the domain: fields as they are named, in their order;
 * a record whose one component is called {@code value} as that bare value; a sealed interface that is a field's type with
 * a property {@code type}, the kebab-case name of the variant; instants as ISO 8601; what is null is left out, what is
 * unknown is ignored.
 */
public final class EventJson {

    private EventJson() {}

    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        configure(builder);
        return builder.build();
    }

    /** The rules about bare values and sealed fields, for a second mapper that is otherwise its owner's. */
    public static JacksonModule module() {
        return new SimpleModule("redress-events") {
            @Override
            public void setupModule(SetupContext context) {
                super.setupModule(context);
                context.insertAnnotationIntrospector(new Rules());
            }
        };
    }

    static void configure(JsonMapper.Builder builder) {
        builder.changeDefaultVisibility(visible -> visible.withFieldVisibility(Visibility.ANY)
                        .withGetterVisibility(Visibility.NONE)
                        .withIsGetterVisibility(Visibility.NONE)
                        .withSetterVisibility(Visibility.NONE))
                .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("redress.")
                        .allowIfSubType("java.util.")
                        .build())
                .addModule(module());
    }

    private static boolean isBareValue(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getName().equals("value");
    }

    private static boolean isVocabulary(Class<?> type) {
        return type.isInterface() && type.isSealed() && !type.getName().startsWith("java.");
    }

    private static final class Rules extends AnnotationIntrospector {

        @Override
        public Version version() {
            return Version.unknownVersion();
        }

        @Override
        public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedMethod accessor)
                    || !accessor.getName().equals("value")) return null;
            return isBareValue(accessor.getDeclaringClass()) ? Boolean.TRUE : null;
        }

        @Override
        public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedConstructor constructor) || constructor.getParameterCount() != 1)
                return null;
            return isBareValue(constructor.getDeclaringClass()) ? JsonCreator.Mode.DELEGATING : null;
        }

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedClass type) || !isVocabulary(type.getRawType())) return null;
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
            if (!(annotated instanceof AnnotatedClass type) || !isVocabulary(type.getRawType())) return null;
            var variants = new ArrayList<NamedType>();
            collect(type.getRawType(), variants);
            return variants;
        }

        @Override
        public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
            for (var above : type.getRawType().getInterfaces())
                if (isVocabulary(above))
                    return EventNames.kebab(type.getRawType().getSimpleName());
            return null;
        }

        private static void collect(Class<?> vocabulary, List<NamedType> variants) {
            for (var permitted : vocabulary.getPermittedSubclasses())
                if (isVocabulary(permitted)) collect(permitted, variants);
                else variants.add(new NamedType(permitted, EventNames.kebab(permitted.getSimpleName())));
        }
    }
}
