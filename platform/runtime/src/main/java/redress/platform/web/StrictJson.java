package redress.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redress.platform.journal.EventJson;
import redress.platform.values.Refusal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * How HTTP bodies are read: what is not exactly what was asked for is refused, nothing is guessed. Unknown and repeated
 * names, anything after the end, a number for a text or a text for a number, 1.0 for 1, an enum by its index, an empty text
 * for nothing, null in a list: all refused. So are texts that no person typed (control characters, halves of characters).
 * Typed ids and variants are written as in the journal: a bare value, a property {@code type}.
 */
public final class StrictJson {

    private static final int DEEPEST = 50;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 256;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private StrictJson() {}

    static void limits(JsonFactoryBuilder factory) {
        factory.streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxDocumentLength(1 << 20)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    }

    static void rules(JsonMapper.Builder mapper) {
        mapper.addModule(EventJson.module())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .withCoercionConfigDefaults(coercion -> coercion.setAcceptBlankAsEmpty(false)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
                .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_NULL))
                .addModule(new SimpleModule("redress-strict")
                        .setDeserializerModifier(new ExactEnums())
                        .addDeserializer(String.class, new Text())
                        .addDeserializer(Instant.class, new Moment()));
    }

    /** A mapper with these rules, for tests and for whoever reads a body outside of Spring MVC. */
    public static JsonMapper mapper() {
        var factory = new JsonFactoryBuilder();
        limits(factory);
        var mapper = JsonMapper.builder(factory.build());
        rules(mapper);
        return mapper.build();
    }

    /** A JSON string and nothing else, of whole characters, without control characters but tab and line ends. */
    private static final class Text extends StdDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING))
                return (String) context.handleUnexpectedToken(context.constructType(String.class), json);
            return checked(json.getString());
        }
    }

    /** Refuses a tree in which a text or a name holds what no person typed. */
    public static void readable(JsonNode tree) {
        if (tree.isString()) checked(tree.asString());
        tree.propertyNames().forEach(StrictJson::checked);
        tree.values().forEach(StrictJson::readable);
    }

    private static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) i++;
                else throw new BadRequest("text-malformed", "The text holds half of a character (a lone surrogate).");
            } else if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                throw Refusal.invalid("text-unreadable", "The text holds a control character, U+%04X.", (int) c);
        }
        return text;
    }

    /** An enum by its exact name: no index, no other case, no space around it. */
    private static final class ExactEnums extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                ValueDeserializer<?> deserializer) {
            return new ExactEnum(type.getRawClass());
        }
    }

    private static final class ExactEnum extends StdDeserializer<Object> {

        private final Map<String, Object> constants = new LinkedHashMap<>();

        ExactEnum(Class<?> type) {
            super(type);
            for (var constant : type.getEnumConstants()) constants.put(((Enum<?>) constant).name(), constant);
        }

        @Override
        public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING))
                return context.handleUnexpectedToken(context.constructType(handledType()), json);
            var constant = constants.get(json.getString());
            if (constant == null)
                throw Refusal.invalid("value-unknown", "Must be one of %s.", String.join(", ", constants.keySet()));
            return constant;
        }
    }

    /** ISO 8601 with an offset, as a string, in the years 1970 to 9999. */
    private static final class Moment extends StdDeserializer<Instant> {

        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING))
                return (Instant) context.handleUnexpectedToken(context.constructType(Instant.class), json);
            try {
                var instant = OffsetDateTime.parse(json.getString(), DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                        .toInstant();
                if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) return instant;
            } catch (DateTimeParseException notAnInstant) {
                throw invalid();
            }
            throw invalid();
        }

        private static Refusal invalid() {
            return Refusal.invalid(
                    "instant-invalid", "An instant is written like 2026-11-22T10:15:30Z, in the years 1970 to 9999.");
        }
    }
}
