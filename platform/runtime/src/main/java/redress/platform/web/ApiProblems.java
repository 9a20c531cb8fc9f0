package redress.platform.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The codes that an operation can answer with. Those that any can are listed here; its own are in the sentences of its
 * description and of its tag, for people, in this form: {@code 409: `claim-filed`, `dispute-closed`.} A status holds until
 * the next one or the end of the sentence. From there they go into the operation's answers, for programs.
 */
final class ApiProblems {

    /** What nobody's rules but HTTP's and ours for it say; 408 and 431 and others that close the connection are not listed. */
    private static final Map<Integer, List<String>> EVERYWHERE = Map.of(
            400, List.of("parameter-invalid", "parameter-missing", "parameter-repeated", "request-refused"),
            401, List.of("not-authenticated"),
            403, List.of("insufficient-scope", "role-may-not"),
            404, List.of("no-such-id", "no-such-resource"),
            406, List.of("not-acceptable"),
            429, List.of("too-many-at-once"),
            500, List.of("unexpected"),
            503, List.of("try-again"));

    private static final Map<Integer, List<String>> OF_LISTS = Map.of(400, List.of("cursor-invalid", "limit-invalid"));

    private static final Map<Integer, List<String>> OF_DEEDS = Map.of(
            400,
                    List.of(
                            "body-missing",
                            "byte-order-mark",
                            "idempotency-key-invalid",
                            "json-beyond-limits",
                            "json-duplicate-key",
                            "json-malformed",
                            "json-not-an-object",
                            "json-trailing",
                            "not-utf-8",
                            "property-unknown",
                            "text-malformed"),
            408, List.of("body-too-slow"),
            409, List.of("changed-meanwhile", "idempotency-key-in-use"),
            412, List.of("precondition-failed"),
            413, List.of("body-too-large"),
            415, List.of("charset-unsupported", "content-encoding-unsupported", "media-type-unsupported"),
            422,
                    List.of(
                            "amount-negative",
                            "amount-too-large",
                            "currency-unknown",
                            "idempotency-key-reused",
                            "instant-invalid",
                            "number-out-of-range",
                            "request-invalid",
                            "text-unreadable",
                            "type-mismatch",
                            "value-missing",
                            "value-unknown"));

    private static final String SCHEMA = "#/components/schemas/Problem";
    private static final Pattern TOLD =
            Pattern.compile("\\b(?<status>4\\d\\d)\\b|`(?<code>[a-z0-9]+(?:-[a-z0-9]+)+)`|(?<end>\\.(?=\\s|$))");

    private ApiProblems() {}

    /** Lists them in {@code answers}, where they are not described already. */
    static void list(ApiResponses answers, boolean deed, boolean list, Collection<String> descriptions) {
        var all = new TreeMap<Integer, Set<String>>();
        add(all, EVERYWHERE);
        if (deed) add(all, OF_DEEDS);
        if (list) add(all, OF_LISTS);
        descriptions.forEach(description -> add(all, description));
        all.forEach((status, codes) -> answers.putIfAbsent(status.toString(), answer(codes)));
    }

    private static void add(Map<Integer, Set<String>> all, Map<Integer, List<String>> some) {
        some.forEach((status, codes) ->
                all.computeIfAbsent(status, none -> new TreeSet<>()).addAll(codes));
    }

    private static void add(Map<Integer, Set<String>> all, String description) {
        int status = 0;
        var told = TOLD.matcher(description);
        while (told.find()) {
            var number = told.group("status");
            var code = told.group("code");
            if (number != null) status = Integer.parseInt(number);
            else if (code == null) status = 0;
            else if (status != 0)
                all.computeIfAbsent(status, none -> new TreeSet<>()).add(code);
        }
    }

    private static ApiResponse answer(Set<String> codes) {
        var one = new StringSchema();
        codes.forEach(one::addEnumItem);
        var narrowed = new ObjectSchema().addProperty("code", one);
        return new ApiResponse()
                .description(codes.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", ")))
                .content(new Content()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                new MediaType()
                                        .schema(new Schema<>()
                                                .addAllOfItem(new Schema<>().$ref(SCHEMA))
                                                .addAllOfItem(narrowed))));
    }

    /** What every problem is made of. */
    static Components describe(Components components) {
        var flaw = new ObjectSchema();
        flaw.addProperty("pointer", text("where, as a JSON Pointer into the request's body (RFC 6901)"))
                .addProperty("detail", text("what is wrong there, in a sentence for people"));
        flaw.setRequired(List.of("pointer", "detail"));
        var policy = new ObjectSchema();
        policy.description("the value of the policy that decided, where one did")
                .addProperty("value", text("its name, as in `/policy-schema`"))
                .addProperty("version", text("the version in whose words it decided, where it is known"));
        policy.setRequired(List.of("value"));
        var problem = new ObjectSchema();
        problem.description("What went wrong (RFC 9457). Switch on `code`.")
                .addProperty("type", text("`" + Problem.TYPE + "` and the code; docs/problems.md says more of each"))
                .addProperty("title", text("the code in words"))
                .addProperty(
                        "status",
                        new io.swagger.v3.oas.models.media.IntegerSchema().description("the number of the HTTP status"))
                .addProperty("detail", text("what is wrong, in a sentence for people; it may change"))
                .addProperty("code", text("stable, kebab-case, for programs"))
                .addProperty("instance", text("the trace id: tell it to us"))
                .addProperty(
                        "rule",
                        text("the rule that refused it, in docs/rules.md; absent where none did but the form of the request")
                                .pattern("^R[0-9]+a?$"))
                .addProperty("policy", policy)
                .addProperty(
                        "moment",
                        new DateTimeSchema()
                                .description(
                                        "the instant that `detail` names, UTC: until when it could be done, from when it"
                                                + " can be, or since when it is so"))
                .addProperty(
                        "explanation",
                        text("where the events are that led to it: the path of the case's explanation in this service"))
                .addProperty(
                        "errors",
                        new io.swagger.v3.oas.models.media.ArraySchema()
                                .items(flaw)
                                .description(
                                        "what is wrong where in the body; absent where it is not about a part of it"));
        problem.setRequired(List.of("type", "title", "status", "detail", "code", "instance"));
        return components.addSchemas("Problem", problem);
    }

    private static Schema<?> text(String meaning) {
        return new StringSchema().description(meaning);
    }
}
