package redress.platform.messages;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import redress.platform.schema.JsonSchema;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schemas of published events, out of the events jars on the class path and from nowhere else: what a message
 * claims in {@code dataschema} is never fetched. Compiled once per type.
 */
public final class Schemas {

    private static final int TOLD = 3;

    private final SchemaRegistry registry = JsonSchema.registry();
    private final Map<EventType, Schema> compiled = new ConcurrentHashMap<>();

    /** What is wrong with the data, each with its JSON Pointer; empty where nothing is. */
    public Optional<String> breach(EventType type, JsonNode data) {
        List<Error> errors = of(type).validate(data);
        if (errors.isEmpty()) return Optional.empty();
        var told = errors.stream()
                .limit(TOLD)
                .map(error -> "%s: %s".formatted(pointer(error), error.getMessage()))
                .collect(Collectors.joining("; "));
        return Optional.of(errors.size() > TOLD ? told + "; and %d more".formatted(errors.size() - TOLD) : told);
    }

    /** @throws IllegalStateException where no events jar on the class path has the schema */
    Schema of(EventType type) {
        return compiled.computeIfAbsent(type, this::compile);
    }

    private Schema compile(EventType type) {
        try (var resource = Schemas.class.getClassLoader().getResourceAsStream(type.schemaResource())) {
            if (resource == null)
                throw new IllegalStateException(
                        "There is no schema of " + type + ": " + type.schemaResource() + " is not on the class path");
            var schema = registry.getSchema(resource);
            schema.initializeValidators();
            return schema;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pointer(Error error) {
        var location = String.valueOf(error.getInstanceLocation());
        if (error.getProperty() != null) location = location + "/" + error.getProperty();
        return location.isEmpty() ? "/" : location;
    }
}
