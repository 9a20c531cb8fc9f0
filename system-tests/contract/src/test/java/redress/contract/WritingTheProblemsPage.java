package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Bytecode.Method;
import redress.contract.Bytecode.Step;
import redress.contract.Spoken.Service;
import redress.platform.values.Refusal;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/problems.md lists every code that a service can refuse with, out of the compiled code; the OpenAPI documents must name
 * the same ones with the same statuses. {@code -Dredress.docs=write} writes it anew.
 */
class WritingTheProblemsPage {

    private static final Path PAGE = Path.of("../../docs/problems.md");
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+");
    private static final Map<String, Integer> STATUS = java.util.Arrays.stream(Refusal.Kind.values())
            .collect(Collectors.toMap(
                    kind -> kind.name().toLowerCase(java.util.Locale.ROOT), Refusal.Kind::status));
    private static final List<String> PLATFORM = List.of("values", "runtime");

    /** What is said with one code, and where in the code. */
    private record Told(TreeSet<Integer> statuses, TreeSet<String> sentences, TreeSet<String> sources) {}

    static java.util.stream.Stream<Service> services() {
        return Spoken.services();
    }

    @Test
    void the_page_lists_every_code() throws IOException {
        var all = new TreeMap<String, Told>();
        for (var part : PLATFORM)
            collect(Bytecode.below(Path.of("../../platform/%s/target/classes".formatted(part))), "platform/" + part, all);
        for (var service : Spoken.services().toList())
            collect(Bytecode.below(classes(service)), service.name() + "-service/app", all);
        var answered = new TreeMap<String, Set<String>>();
        for (var service : Spoken.services().toList())
            documented(service).forEach((code, statuses) -> answered.computeIfAbsent(code, none -> new TreeSet<>())
                    .add("[%1$s](api/%1$s.json)".formatted(service.name())));
        var text = new StringBuilder("""
                # Problems

                Made from the compiled code by [WritingTheProblemsPage](../system-tests/contract/src/test/java/redress/contract/WritingTheProblemsPage.java).
                The `type` of a problem is `urn:redress:problem:` and its code. Which operation answers which code is in the
                [OpenAPI documents](api); how problems look, and those of HTTP itself, is in [http.md](http.md#problems). `…` stands
                for what differs from case to case.

                What to do: **400** mend the request's form; **401** get a token; **403** nothing, this is not for you; **404** look at
                the id; **409** look at the case as it stands now: its `availableActions` say what is possible; **422** mend the value
                that the sentence or `errors` name; **429** and **503** wait for `Retry-After`, then send the same again. A code
                without a service is never answered over HTTP: it is the reason (`refused:` and the code) of a message that is
                [parked](operating.md).

                | Code | Status | Says | Answered by | Where |
                |---|---|---|---|---|
                """);
        all.forEach((code, told) -> text.append("| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        code,
                        told.statuses().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        String.join("<br>", told.sentences()),
                        String.join(", ", answered.getOrDefault(code, Set.of())),
                        String.join(", ", told.sources()))));
        if ("write".equals(System.getProperty("redress.docs"))) Files.writeString(PAGE, text);
        else assertThat(Files.readString(PAGE)).as("run the test with -Dredress.docs=write").isEqualTo(text.toString());
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_is_documented_exists_with_that_status(Service service) {
        var known = new TreeMap<String, Told>();
        for (var part : PLATFORM)
            collect(Bytecode.below(Path.of("../../platform/%s/target/classes".formatted(part))), "platform/" + part, known);
        collect(Bytecode.below(classes(service)), service.name() + "-service/app", known);
        var flaws = new ArrayList<String>();
        documented(service).forEach((code, statuses) -> {
            var told = known.get(code);
            if (told == null) flaws.add("`" + code + "` is promised and never answered: take it out of the description");
            else if (!told.statuses().containsAll(statuses))
                flaws.add("`%s` is promised with %s and answered with %s".formatted(code, statuses, told.statuses()));
        });
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_a_controller_or_its_commands_refuse_is_documented(Service service) {
        var code = Bytecode.below(classes(service));
        var root = "redress." + service.name() + ".";
        var made = new TreeSet<String>();
        var starts = new ArrayList<Method>();
        for (var method : code.methods())
            if (method.folder().equals(root + "api")) {
                starts.add(method);
                for (var step : code.steps(method)) if (step instanceof Step.Makes(var type)) made.add(type);
            }
        for (var method : code.methods())
            if (method.folder().equals(root + "domain")
                    && made.stream().anyMatch(type -> method.descriptor().startsWith("(L" + type.replace('.', '/') + ";")))
                starts.add(method);
        var refused = new TreeMap<String, Told>();
        for (var start : starts)
            for (var method : code.reachable(start, next -> true)) collect(code, method, "", refused);

        assertThat(documented(service).keySet())
                .as("name the code in the description of its operation, as in `409: \\`the-code\\`.`")
                .containsAll(refused.keySet());
    }

    private static Path classes(Service service) {
        return Path.of("../../%s-service/app/target/classes".formatted(service.name()));
    }

    /** The codes of the service's OpenAPI document, each with its statuses. */
    private static Map<String, Set<Integer>> documented(Service service) {
        try {
            var api = JsonMapper.shared()
                    .readTree(Files.readString(Path.of("../../docs/api/%s.json".formatted(service.name()))));
            var codes = new TreeMap<String, Set<Integer>>();
            for (var path : api.at("/paths"))
                for (var operation : path)
                    for (var answer : operation.path("responses").properties())
                        for (var part : answer.getValue().at("/content/application~1problem+json/schema/allOf"))
                            part.at("/properties/code/enum").forEach(code -> codes.computeIfAbsent(
                                            code.asString(), none -> new TreeSet<>())
                                    .add(Integer.valueOf(answer.getKey())));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Bytecode code, String module, Map<String, Told> all) {
        for (var method : code.methods()) collect(code, method, module, all);
    }

    /** A code is followed by its sentence; then comes the call that says which kind of no it is, or before it the status. */
    private static void collect(Bytecode code, Method method, String module, Map<String, Told> all) {
        var steps = code.steps(method);
        for (int i = 0; i + 1 < steps.size(); i++)
            if (steps.get(i) instanceof Step.Says(String word)
                    && CODE.matcher(word).matches()
                    && steps.get(i + 1) instanceof Step.Says(String sentence)
                    && sentence.contains(" ")) {
                var status = status(code, steps, i);
                if (status == null) continue;
                var told = all.computeIfAbsent(word, none -> new Told(new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
                told.statuses().add(status);
                told.sentences().add(sentence.replaceAll("%[a-zA-Z0-9]+|\u0001", "…").replace("|", "\\|"));
                told.sources()
                        .add("[%s](../%s/src/main/java/%s/%s.java)"
                                .formatted(method.file(), module, method.folder().replace('.', '/'), method.file()));
            }
    }

    private static @Nullable Integer status(Bytecode code, List<Step> steps, int at) {
        if (at > 0 && steps.get(at - 1) instanceof Step.Says(Integer number) && number >= 400 && number < 600)
            return number;
        for (int i = at + 2; i < Math.min(steps.size(), at + 14); i++)
            if (steps.get(i) instanceof Step.Calls(var called)) {
                if (called.owner().endsWith(".BadRequest")) return 400;
                if (STATUS.containsKey(called.name()) && called.descriptor().startsWith("(Ljava/lang/String;Ljava/lang/String;"))
                    return STATUS.get(called.name());
                for (var inner : code.steps(called))
                    if (inner instanceof Step.Calls(var refusal)
                            && refusal.owner().equals(Refusal.class.getName())
                            && STATUS.containsKey(refusal.name())) return STATUS.get(refusal.name());
            }
        return null;
    }
}
