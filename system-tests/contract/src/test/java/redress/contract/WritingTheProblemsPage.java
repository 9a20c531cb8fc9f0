package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.contract.Bytecode.Method;
import redress.contract.Bytecode.Step;
import redress.contract.Spoken.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/problems.md lists every code that a service can refuse with, out of the compiled code; the OpenAPI documents must name
 * the same ones with the same statuses. {@code -Dredress.docs=write} writes it anew.
 */
class WritingTheProblemsPage {

    private static final Path PAGE = Path.of("../../docs/problems.md");

    /**
     * What the rules refuse and no request can come to: ids that the endpoint makes fresh, lists that the request's own
     * bounds keep from being empty, and parts of an order that only a neighbour could name wrongly.
     */
    private static final Map<String, Set<String>> NEVER_COME_TO = Map.of(
            "order", Set.of("already-placed", "line-twice"),
            "dispute", Set.of("no-lines"),
            "refund", Set.of("dispute-unknown", "line-unknown", "refund-unknown"));

    static java.util.stream.Stream<Service> services() {
        return Spoken.services();
    }

    @Test
    void the_page_lists_every_code() throws IOException {
        var all = Codes.ofThePlatform();
        for (var service : Spoken.services().toList()) all.addAll(Codes.of(service));
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

                **Rule** is the rule of the [rule book](rules.md) that says so, and the value of the [policy](policy.md) where one
                decides; where the services differ, each. A code without one is about the form of a request, or about HTTP.

                | Code | Status | Rule | Says | Answered by | Where |
                |---|---|---|---|---|---|
                """);
        all.byCode()
                .forEach((code, told) -> text.append("| `%s` | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                code,
                                told.statuses().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                rules(code, told),
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
        var known = Codes.ofThePlatform();
        known.addAll(Codes.of(service));
        var flaws = new ArrayList<String>();
        documented(service).forEach((code, statuses) -> {
            var told = known.byCode().get(code);
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
        var code = Codes.compiled(service);
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
        var refused = new Codes();
        for (var start : starts)
            for (var method : code.reachable(start, next -> true)) refused.collect(code, method, "");

        var untold = refused.byCode();
        untold.keySet().removeAll(documented(service).keySet());
        untold.keySet().removeAll(NEVER_COME_TO.getOrDefault(service.name(), Set.of()));
        assertThat(untold.entrySet().stream()
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

    private static String rules(String code, Codes.Told told) {
        var rules = new TreeSet<String>();
        if (told.statuses().equals(Set.of(404))) return "";
        for (var service : Spoken.services().toList()) {
            var ground = service.grounds().of(code);
            if (ground != null && ground.rule() != null)
                rules.add(
                        link(ground.rule()) + (ground.policyValue() == null ? "" : " `" + ground.policyValue() + "`"));
        }
        told.rules().forEach(rule -> rules.add(link(rule)));
        return String.join(", ", rules);
    }

    private static String link(String rule) {
        return "[%s](rules.md#%s)".formatted(rule, rule.toLowerCase(Locale.ROOT));
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
}
