package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Spoken.Published;
import redress.contract.Spoken.Service;
import redress.platform.messages.MessageJson;
import redress.platform.messages.Schemas;
import tools.jackson.databind.JsonNode;

/** Record, schema and golden sample of each published event say the same. */
class DescribingWhatIsPublished {

    private static final Schemas SCHEMAS = new Schemas();

    static Stream<Published> published() {
        return Spoken.published();
    }

    static Stream<Service> services() {
        return Spoken.services();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_schema_is_a_schema_and_carries_its_name(Published one) {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(meta.validate(one.schema())).isEmpty();
        assertThat(one.schema().get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(one.schema().get("$id").asString()).isEqualTo(one.type().dataschema());
        assertThat(one.schema().get("title").asString()).isEqualTo(one.name());
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_schema_has_the_record_s_fields_no_more_no_less_each_with_its_type_and_a_description(Published one) {
        assertThat(differences(one.schema(), one.schema(), one.record())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void a_sample_keeps_to_its_schema_and_loses_nothing_in_the_record(Published one) {
        assertThat(SCHEMAS.breach(one.type(), one.sample())).isEmpty();
        var record = MessageJson.to(one.record(), one.sample());
        assertThat(Spoken.json(new String(MessageJson.write(record), java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(one.sample());
        for (var component : one.record().getRecordComponents())
            assertThat(one.sample().has(component.getName()))
                    .as("the sample shows %s too", component.getName())
                    .isTrue();
    }

    @ParameterizedTest
    @MethodSource("published")
    void what_is_added_later_is_ignored_by_those_who_do_not_know_it(Published one) {
        var grown = (tools.jackson.databind.node.ObjectNode) one.sample();
        grown.put("addedLater", "something");
        assertThat(SCHEMAS.breach(one.type(), grown)).isEmpty();
        assertThat(MessageJson.to(one.record(), grown)).isEqualTo(MessageJson.to(one.record(), one.sample()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void no_schema_and_no_sample_lies_around_that_belongs_to_nothing(Service service) throws Exception {
        var names = service.published().stream()
                .map(one -> one.name() + ".json")
                .sorted()
                .toList();
        assertThat(files(service, "schemas")).isEqualTo(names);
        assertThat(files(service, "samples")).isEqualTo(names);
    }

    private static List<String> files(Service service, String folder) throws Exception {
        var path = Path.of(
                "../../%1$s-service/events/src/main/resources/redress/%1$s/%2$s".formatted(service.name(), folder));
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> differences(JsonNode root, JsonNode schema, Class<?> record) {
        var differences = new ArrayList<String>();
        var properties = schema.get("properties");
        var named = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (!List.copyOf(properties.propertyNames()).equals(named))
            differences.add(record.getSimpleName() + " has " + named + ", the schema " + properties.propertyNames());
        var required = new ArrayList<String>();
        schema.get("required").forEach(name -> required.add(name.asString()));
        if (schema.path("additionalProperties").asBoolean(true) != true)
            differences.add(record.getSimpleName() + " must stay open for additions");
        for (var component : record.getRecordComponents()) {
            var name = component.getName();
            var property = properties.get(name);
            var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (required.contains(name) == optional)
                differences.add(
                        name + (optional ? " is optional in the record only" : " is required in the record only"));
            if (property == null) continue;
            if (property.path("description").asString("").length() < 5) differences.add(name + " is not described");
            fit(root, property, component.getGenericType(), name, differences);
        }
        return differences;
    }

    private static void fit(JsonNode root, JsonNode property, Type type, String name, List<String> differences) {
        var expected = json(type);
        var actual = property.has("$ref") ? "object" : property.path("type").asString();
        if (!expected.equals(actual))
            differences.add(name + " is " + actual + " in the schema, " + type + " in the record");
        if (type == Instant.class && !property.path("format").asString("").equals("date-time"))
            differences.add(name + " is no date-time in the schema");
        if (type instanceof ParameterizedType list) {
            var element = list.getActualTypeArguments()[0];
            fit(root, property.get("items"), element, name + "/*", differences);
        }
        if (type instanceof Class<?> part && part.isRecord() && property.has("$ref"))
            differences.addAll(
                    differences(root, root.at(property.get("$ref").asString().substring(1)), part));
    }

    private static String json(Type type) {
        if (type == String.class || type == Instant.class) return "string";
        if (type == int.class || type == long.class) return "integer";
        if (type == boolean.class) return "boolean";
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) return "array";
        return "object";
    }
}
