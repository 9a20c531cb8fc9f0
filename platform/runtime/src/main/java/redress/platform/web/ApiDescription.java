package redress.platform.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import redress.platform.values.Actor;

/** The service's OpenAPI document at {@code /v3/api-docs}: what all endpoints share is added here, so that nobody writes it twice. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    /** Of what this release promises; the next one where a promise is broken. */
    private static final String VERSION = "3";

    private static final String BEARER = "accessToken";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class, Paging.class);
    }

    @Bean
    OpenAPI api(@Value("${spring.application.name:service}") String name) {
        return new OpenAPI()
                .info(new Info().title(name).version(VERSION))
                .components(ApiProblems.describe(new Components())
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")))
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
            if (operation.getParameters() != null)
                for (var parameter : operation.getParameters())
                    if (parameter.getSchema() != null && parameter.getDescription() == null) describe(parameter);
            if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
            if (method.getReturnType().getParameterType() == ResponseEntity.class) creates(operation.getResponses());
            ApiProblems.list(operation.getResponses(), deed, has(method, Paging.class), told(operation, method));
            return operation;
        };
    }

    @Bean
    ModelConverter schemas() {
        return new ApiSchemas();
    }

    private static void describe(Parameter parameter) {
        ApiWords.form(parameter.getSchema(), parameter.getName());
        ApiWords.describe(parameter.getSchema(), parameter.getName(), "");
        parameter.setDescription(parameter.getSchema().getDescription());
        parameter.getSchema().setDescription(null);
    }

    private static boolean has(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }

    /** What answers with more than a body says where the new thing is. */
    private static void creates(ApiResponses answers) {
        var created = answers.remove("200");
        if (created == null) return;
        answers.put(
                "201",
                created.description("Created")
                        .addHeaderObject(
                                HttpHeaders.LOCATION,
                                new Header()
                                        .description("where what was created is")
                                        .schema(new StringSchema())));
    }

    private static List<String> told(Operation operation, HandlerMethod method) {
        var told = new ArrayList<String>();
        if (operation.getDescription() != null) told.add(operation.getDescription());
        var tag = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Tag.class);
        if (tag != null) told.add(tag.description());
        return told;
    }

    private static Parameter limit() {
        return new QueryParameter()
                .name("limit")
                .description("how many rows at most")
                .schema(new IntegerSchema()
                        ._default(Paging.DEFAULT)
                        .minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Paging.MOST)));
    }

    private static Parameter cursor() {
        return new QueryParameter()
                .name("cursor")
                .description("what the part before called `next`; the beginning without it")
                .schema(new StringSchema());
    }

    private static Parameter idempotencyKey() {
        return new HeaderParameter()
                .name(HttpDeeds.KEY)
                .description("the same request with the same key has its effect once and gets the same answer again")
                .schema(new StringSchema().minLength(1).maxLength(200).pattern("^[ -~]+$"));
    }
}
