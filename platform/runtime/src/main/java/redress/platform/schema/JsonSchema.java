package redress.platform.schema;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;

/** JSON Schema 2020-12: formats count, breaches are told by JSON Pointer, and nothing is ever fetched. */
public final class JsonSchema {

    private JsonSchema() {}

    public static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .pathType(PathType.JSON_POINTER)
                                .build())
                        .schemaLoader(loader -> loader.fetchRemoteResources(false)));
    }
}
