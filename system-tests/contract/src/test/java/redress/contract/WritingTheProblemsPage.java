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
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+|unexpected");
    private static final Map<String, Integer> STATUS = java.util.Arrays.stream(Refusal.Kind.values())
            .collect(Collectors.toMap(kind -> kind.name().toLowerCase(java.util.Locale.ROOT), Refusal.Kind::status));
    private static final List<String> PLATFORM = List.of("values", "runtime");

    /**
     * What the rules refuse and no request can come to: ids that the endpoint makes fresh, lists that the request's own
     * bounds keep from being empty, and parts of an order that only a neighbour could name wrongly.
     */
    private static final Map<String, Set<String>> NEVER_COME_TO = Map.of(
            "order", Set.of("already-placed", "line-twice"),
            "dispute", Set.of("no-lines"),
            "refund", Set.of("dispute-unknown", "line-unknown", "refund-unknown"));

    /** What is said with one code, and where in the code. */
    private record Told(TreeSet<Integer> statuses, TreeSet<String> sentences, TreeSet<String> sources) {}

    static java.util.stream.Stream<Service> services() {
        return Spoken.services();
    }

    @Test
    void the_page_lists_every_code() throws IOException {
        var all = new TreeMap<String, Told>();
        for (var part : PLATFORM)
            collect(
                    Bytecode.below(Path.of("../../platform/%s/target/classes".formatted(part))),
                    "platform/" + part,
                    all);
        for (var service : Spoken.services().toList())
            collect(Bytecode.below(classes(service)), service.name() + "-service/app", all);
        var answered = new TreeMap<String, Set<String>>();
        for (var service : Spoken.services().toList())
            documented(service)
                    .forEach((code, statuses) -> answered.computeIfAbsent(code, none -> new TreeSet<>())
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
        else
            assertThat(Files.readString(PAGE))
                    .as("run the test with -Dredress.docs=write")
                    .isEqualTo(text.toString());
    }

    @ParameterizedTest
    @MethodSource("services")
    void what_is_documented_exists_with_that_status(Service service) {
        var known = new TreeMap<String, Told>();
        for (var part : PLATFORM)
            collect(
                    Bytecode.below(Path.of("../../platform/%s/target/classes".formatted(part))),
                    "platform/" + part,
                    known);
        collect(Bytecode.below(classes(service)), service.name() + "-service/app", known);
        var flaws = new ArrayList<String>();
        documented(service).forEach((code, statuses) -> {
            var told = known.get(code);
            if (told == null)
                flaws.add("`" + code + "` is promised and never answered: take it out of the description");
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
            if (method.folder().equals(root + "api") && !isHidden(method)) {
                starts.add(method);
                for (var step : code.steps(method)) if (step instanceof Step.Makes(var type)) made.add(type);
            }
        for (var method : code.methods())
            if (method.folder().equals(root + "domain")
                    && made.stream()
                            .anyMatch(type -> method.descriptor().startsWith("(L" + type.replace('.', '/') + ";")))
                starts.add(method);
        var refused = new TreeMap<String, Told>();
        for (var start : starts)
            for (var method : code.reachable(start, next -> true)) collect(code, method, "", refused);

        refused.keySet().removeAll(documented(service).keySet());
        refused.keySet().removeAll(NEVER_COME_TO.getOrDefault(service.name(), Set.of()));
        assertThat(refused.entrySet().stream()
                        .map(one -> "`" + one.getKey() + "` " + one.getValue().statuses() + " of "
                                + one.getValue().sources()))
                .as("name the code in the description of its operation, as in `409: \\`the-code\\`.`")
                .isEmpty();
    }

    private static boolean isHidden(Method method) {
        try {
            var type = Class.forName(
                    method.folder() + "." + method.file(), false, WritingTheProblemsPage.class.getClassLoader());
            return type.isAnnotationPresent(io.swagger.v3.oas.annotations.Hidden.class);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
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
                            part.at("/properties/code/enum")
                                    .forEach(code -> codes.computeIfAbsent(code.asString(), none -> new TreeSet<>())
                                            .add(Integer.valueOf(answer.getKey())));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(Bytecode code, String module, Map<String, Told> all) {
        for (var method : code.methods()) collect(code, method, module, all);
    }

    /**
     * A code is a word that goes into a call which makes a refusal or a problem: one of {@link Refusal}'s own, or a method that
     * hands it on to one. A call that takes it for something else ends the search.
     */
    private static void collect(Bytecode code, Method method, String module, Map<String, Told> all) {
        var steps = code.steps(method);
        for (int i = 0; i < steps.size(); i++)
            if (steps.get(i) instanceof Step.Says(String word)
                    && CODE.matcher(word).matches()) collect(code, steps, i, word, method, module, all);
    }

    private static void collect(
            Bytecode code, List<Step> steps, int at, String word, Method method, String module, Map<String, Told> all) {
        Integer number = null;
        for (int i = Math.max(0, at - 4); i < at; i++)
            if (steps.get(i) instanceof Step.Says(Integer some) && some >= 400 && some < 600) number = some;
        var sentence = "";
        for (int i = at + 1; i < Math.min(steps.size(), at + 24); i++)
            switch (steps.get(i)) {
                case Step.Says(String text) -> {
                    if (sentence.isEmpty() && text.contains(" ")) sentence = text;
                }
                case Step.Calls(var called)
                when takesText(called) -> {
                    var status = status(code, called, number, 0);
                    if (status != null) {
                        var told = all.computeIfAbsent(
                                word, none -> new Told(new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
                        told.statuses().add(status);
                        if (!sentence.isEmpty())
                            told.sentences()
                                    .add(sentence.replaceAll("%[a-zA-Z0-9+]+|\u0001", "…")
                                            .replace("|", "\\|")
                                            .replace("\n", " "));
                        told.sources()
                                .add("[%s](../%s/src/main/java/%s/%s.java)"
                                        .formatted(
                                                method.file(),
                                                module,
                                                method.folder().replace('.', '/'),
                                                method.file()));
                        return;
                    }
                    if (!called.owner().startsWith("java")) return;
                }
                default -> {}
            }
    }

    private static boolean takesText(Method called) {
        return called.descriptor()
                .substring(0, called.descriptor().indexOf(')'))
                .contains("Ljava/lang/String;");
    }

    /** The status of what {@code called} makes, where it makes a refusal or a problem of a code. */
    private static @Nullable Integer status(Bytecode code, Method called, @Nullable Integer number, int depth) {
        if (called.owner().equals(Refusal.class.getName())) return STATUS.get(called.name());
        if (called.owner().endsWith(".BadRequest")) return 400;
        if (called.owner().endsWith(".Problem")) return number;
        if (depth > 2) return null;
        Integer own = number;
        for (var inner : code.steps(called))
            switch (inner) {
                case Step.Says(Integer some) when some >= 400 && some < 600 -> own = some;
                case Step.Calls(var next)
                when next.descriptor().startsWith("(") && !next.equals(called) -> {
                    var status = status(code, next, own, depth + 1);
                    if (status != null) return status;
                }
                default -> {}
            }
        return null;
    }
}
