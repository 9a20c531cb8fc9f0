package redress.platform.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import redress.platform.values.Actor;

/** The service's OpenAPI document at {@code /v3/api-docs}: what all endpoints share is added here, so that nobody writes it twice. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String BEARER = "accessToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Paging.class);
    }

    @Bean
    OpenAPI api(
            @Value("${spring.application.name:service}") String name,
            @Value("${redress.api.version:1}") String version) {
        return new OpenAPI()
                .info(new Info().title(name).version(version))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT"))
                        .addSchemas(PROBLEM, problem())
                        .addResponses(
                                PROBLEM,
                                new ApiResponse()
                                        .description("What went wrong, with a stable code (RFC 9457)")
                                        .content(new Content()
                                                .addMediaType(
                                                        Problem.MEDIA_TYPE,
                                                        new MediaType()
                                                                .schema(new Schema<>()
                                                                        .$ref("#/components/schemas/" + PROBLEM))))))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    GlobalOperationCustomizer sharedAnswers() {
        return (operation, method) -> {
            if (has(method, Paging.class)) {
                operation.addParametersItem(limit());
                operation.addParametersItem(cursor());
            }
            boolean deed = Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
            if (deed) operation.addParametersItem(idempotencyKey());
            answers(
                    operation,
                    deed
                            ? List.of(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503)
                            : List.of(400, 401, 403, 404, 406, 429, 503));
            return operation;
        };
    }

    /** Typed ids are bare values in JSON, and a record is its components, whatever else it can tell about itself. */
    @Bean
    ModelConverter bareValues() {
        return new BareValues();
    }

    private static boolean has(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    private static void answers(Operation operation, List<Integer> statuses) {
        if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
        for (var status : statuses)
            operation
                    .getResponses()
                    .putIfAbsent(status.toString(), new ApiResponse().$ref("#/components/responses/" + PROBLEM));
    }

    private static Parameter limit() {
        return new QueryParameter()
                .name("limit")
                .description("How many at most")
                .schema(new IntegerSchema()
                        ._default(Paging.DEFAULT)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Paging.MOST)));
    }

    private static Parameter cursor() {
        return new QueryParameter()
                .name("cursor")
                .description("What the part before called next; the beginning without it")
                .schema(new StringSchema());
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name(HttpDeeds.KEY)
                .description("The same request with the same key has its effect once and gets the same answer again")
                .schema(new StringSchema().minLength(1).maxLength(200).pattern("^[ -~]+$"));
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.addProperty("type", new StringSchema().description(Problem.TYPE + "<code>"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("A sentence for people"))
                .addProperty("code", new StringSchema().description("Stable, kebab-case, for programs"))
                .addProperty("instance", new StringSchema().description("The trace id"))
                .addProperty(
                        "errors",
                        new io.swagger.v3.oas.models.media.ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty(
                                                "pointer", new StringSchema().description("JSON Pointer into the body"))
                                        .addProperty("detail", new StringSchema())));
        problem.setRequired(List.of("type", "title", "status", "detail", "code", "instance"));
        return problem;
    }

    private static final class BareValues implements ModelConverter {

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
            var raw = type.getType() == null
                    ? null
                    : Json.mapper().constructType(type.getType()).getRawClass();
            if (raw != null && raw.isRecord()) {
                var components = raw.getRecordComponents();
                if (components.length == 1 && components[0].getName().equals("value"))
                    return context.resolve(new AnnotatedType(components[0].getGenericType())
                            .ctxAnnotations(type.getCtxAnnotations())
                            .propertyName(type.getPropertyName()));
            }
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        }
    }
}
