package redress.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import redress.contract.Bytecode.Method;
import redress.contract.Bytecode.Step;
import redress.contract.Spoken.Service;
import redress.platform.journal.Fact;
import redress.platform.values.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * docs/commands.md is made from the compiled code: which command is sent by whom, and what can come of it. {@code
 * -Dredress.docs=write} writes it anew.
 */
class WritingTheCommandsPage {

    private static final Path PAGE = Path.of("../../docs/commands.md");
    private static final Fact FACT =
            new Fact(7, "evt_7", "stream", "id", 0, "name", "1", Instant.EPOCH, "buyer:usr_1", "cor_1", null, "00");
    private static final Pattern HEARD = Pattern.compile("redress\\.[a-z]+\\.([A-Za-z]+)\\.v\\d+");

    /** One command of a service and what is known of it. */
    private record Command(
            Class<?> type,
            Class<?> handler,
            Set<String> events,
            Set<String> senders,
            Set<String> tests,
            Set<String> codes,
            Set<Role> roles) {

        boolean asks() {
            return type.getSimpleName().startsWith("Show");
        }
    }

    @Test
    void the_page_says_what_the_code_does() throws IOException {
        var expected =
                """
                # Command → event → test

                Made from the compiled code by [WritingTheCommandsPage](../system-tests/contract/src/test/java/redress/contract/WritingTheCommandsPage.java),
                which fails the build where a command has no test, no sender or an event no command. *Sent by*: the endpoint, the
                saga or event handler inside the service, or the published event that is heard. *May*: the roles that are not turned away;
                whose case it is and how it stands is asked after that. *Events*: every stored event that may follow, and in bold what the
                world hears of it. *Refused with*: the codes of its endpoints beyond those of
                [every deed](problems.md); what a timer or a fact brings is never refused but passed over where it is late or
                repeated. Questions (`Show…`) are answered by the aggregate itself and leave no event.
                """ + Spoken.services().map(WritingTheCommandsPage::section).collect(Collectors.joining());
        if ("write".equals(System.getProperty("redress.docs"))) Files.writeString(PAGE, expected);
        else
            assertThat(Files.readString(PAGE))
                    .as("run the test with -Dredress.docs=write")
                    .isEqualTo(expected);
    }

    static Stream<Service> services() {
        return Spoken.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_command_is_sent_by_somebody_and_has_a_test(Service service) {
        var flaws = new ArrayList<String>();
        for (var command : commands(service)) {
            var name = command.type().getSimpleName();
            if (command.senders().isEmpty())
                flaws.add(name + " is sent by no endpoint, no saga and no subscription: send it or take it away");
            if (command.tests().isEmpty())
                flaws.add(name + " is made in no test below " + tests(service) + ": write one");
        }
        assertThat(flaws).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_stored_event_follows_from_a_command(Service service) {
        var caused = commands(service).stream()
                .flatMap(command -> command.events().stream())
                .collect(Collectors.toSet());

        assertThat(stored(service.stored()).stream().map(Class::getName).filter(event -> !caused.contains(event)))
                .as("stored events that no command handler applies")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_summary_names_the_roles_that_the_code_admits(Service service) {
        var flaws = new ArrayList<String>();
        var summaries = summaries(service);
        for (var command : commands(service))
            for (var sender : command.senders())
                if (!command.asks() && sender.startsWith("POST ") && summaries.containsKey(sender))
                    flaw(summaries.get(sender), command.roles()).ifPresent(flaw -> flaws.add(sender + flaw));
        assertThat(flaws).isEmpty();
    }

    @Test
    void a_role_too_many_or_too_few_is_noticed() {
        assertThat(flaw("Ship an order (seller)", Set.of(Role.SELLER))).isEmpty();
        assertThat(flaw("Take it (mediator), or name one (support)", Set.of(Role.MEDIATOR, Role.SUPPORT)))
                .isEmpty();
        assertThat(flaw("Make an offer (either party)", Set.of(Role.BUYER))).isPresent();
        assertThat(flaw("Ship an order (seller)", Set.of(Role.SELLER, Role.SUPPORT)))
                .isPresent();
        assertThat(flaw("Ship an order", Set.of(Role.SELLER))).isPresent();
    }

    private static Optional<String> flaw(String summary, Set<Role> roles) {
        return Roles.told(summary).equals(roles)
                ? Optional.empty()
                : Optional.of(" says `%s` and is open to %s".formatted(summary, roles));
    }

    private static Map<String, String> summaries(Service service) {
        var summaries = new TreeMap<String, String>();
        operations(
                service,
                (endpoint, operation) -> summaries.put(
                        endpoint, operation.path("summary").asString("").replace("|", "\\|")));
        return summaries;
    }

    private static String section(Service service) {
        var text = new StringBuilder("\n## %s-service\n".formatted(service.name()));
        var byAggregate = new LinkedHashMap<Class<?>, List<Command>>();
        for (var command : commands(service))
            byAggregate
                    .computeIfAbsent(command.handler(), none -> new ArrayList<>())
                    .add(command);
        var announced = announced(service);
        var summaries = summaries(service);
        byAggregate.forEach((aggregate, commands) -> {
            text.append(
                    "\n### [%s](%s)\n\n| Command | Sent by | May | Events | Refused with | Tests |\n|---|---|---|---|---|---|\n"
                            .formatted(aggregate.getSimpleName(), source(service, aggregate)));
            commands.forEach(command -> text.append(row(service, command, announced, summaries)));
        });
        return text.toString();
    }

    private static String row(
            Service service, Command command, Map<String, Set<String>> announced, Map<String, String> summaries) {
        var events = command.events().stream()
                .map(event -> "`" + simple(event) + "`"
                        + announced.getOrDefault(event, Set.of()).stream()
                                .map(news -> " **[" + news + "](events.md#" + news.toLowerCase(java.util.Locale.ROOT)
                                        + ")**")
                                .collect(Collectors.joining()))
                .toList();
        return "| [`%s`](%s) | %s | %s | %s | %s | %s |\n"
                .formatted(
                        command.type().getSimpleName(),
                        source(service, command.type()),
                        lines(command.senders().stream()
                                .map(sender -> summaries.containsKey(sender)
                                        ? "`" + sender + "`: "
                                                + (command.asks()
                                                        ? summaries.get(sender)
                                                        : Roles.withoutRoles(summaries.get(sender)))
                                        : sender)
                                .toList()),
                        command.asks()
                                ? "–"
                                : lines(command.roles().stream()
                                        .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                                        .toList()),
                        command.asks() ? "a question" : lines(events),
                        lines(command.codes().stream()
                                .map(code -> "`" + code + "`")
                                .toList()),
                        lines(command.tests()));
    }

    private static String lines(Collection<String> entries) {
        return entries.isEmpty() ? "–" : String.join("<br>", entries);
    }

    private static String simple(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    private static String source(Service service, Class<?> type) {
        return "../%s-service/app/src/main/java/%s.java"
                .formatted(service.name(), type.getName().replace('.', '/').split("\\$", 2)[0]);
    }

    private static Path tests(Service service) {
        return Path.of("../../%s-service/app/src/test/java".formatted(service.name()));
    }

    private static List<Command> commands(Service service) {
        var classes = Path.of("../../%s-service/app/target/classes".formatted(service.name()));
        var code = Bytecode.below(classes);
        var stored = stored(service.stored()).stream().map(Class::getName).collect(Collectors.toSet());
        var senders = senders(service, code);
        var tests = tested(service);
        var codes = codes(service);
        var commands = new ArrayList<Command>();
        for (var handler :
                code.methods().stream().map(Method::owner).distinct().sorted().toList()) {
            if (!handler.startsWith("redress." + service.name() + ".")) continue;
            var type = load(handler);
            var handling = Stream.<Executable>concat(
                            Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                    .filter(one -> AnnotatedElementUtils.hasAnnotation(one, CommandHandler.class))
                    .toList();
            for (var one : handling) {
                var command = one.getParameterTypes()[0];
                var method = new Method(
                        handler,
                        one instanceof java.lang.reflect.Method named ? named.getName() : "<init>",
                        descriptor(one));
                var events = new TreeSet<>(
                        code.made(method, next -> next.owner().startsWith("redress." + service.name() + ".")));
                events.retainAll(stored);
                var sent = senders.getOrDefault(command.getName(), Set.of());
                commands.add(new Command(
                        command,
                        type,
                        events,
                        sent,
                        tests.getOrDefault(command.getSimpleName(), Set.of()),
                        sent.stream()
                                .flatMap(sender -> codes.getOrDefault(sender, Set.of()).stream())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        sent.stream().anyMatch(sender -> sender.startsWith("POST "))
                                ? Roles.of(code, method, command)
                                : Set.of()));
            }
        }
        commands.sort(
                Comparator.comparing((Command command) -> command.handler().getSimpleName())
                        .thenComparing(Command::asks)
                        .thenComparing(command -> command.type().getSimpleName()));
        return commands;
    }

    private static String descriptor(Executable one) {
        var result = one instanceof java.lang.reflect.Method method ? method.getReturnType() : void.class;
        return java.lang.invoke.MethodType.methodType(result, one.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, WritingTheCommandsPage.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<Class<?>> stored(Class<?> sealed) {
        if (!sealed.isSealed()) return Set.of(sealed);
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(part -> stored(part).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** By command: endpoints as {@code POST /orders}, classes of sagas and handlers, and events that are heard. */
    private static Map<String, Set<String>> senders(Service service, Bytecode code) {
        var senders = new TreeMap<String, Set<String>>();
        var root = "redress." + service.name() + ".";
        for (var method : code.methods()) {
            if (method.folder().equals(root + "api"))
                for (var endpoint : endpoints(method))
                    for (var made : code.made(method, next -> next.folder().equals(root + "api")))
                        senders.computeIfAbsent(made, none -> new TreeSet<>()).add(endpoint);
            else if (method.folder().equals(root + "messaging")) heard(service, code, method, senders);
            else if (!method.folder().equals(root + "domain"))
                for (var step : code.steps(method))
                    if (step instanceof Step.Makes(var made))
                        senders.computeIfAbsent(made, none -> new TreeSet<>())
                                .add("[%s](%s)"
                                        .formatted(
                                                method.file(),
                                                source(service, load(method.folder() + "." + method.file()))));
        }
        return senders;
    }

    private static void heard(Service service, Bytecode code, Method method, Map<String, Set<String>> senders) {
        @Nullable String heard = null;
        for (var step : code.steps(method)) {
            if (step instanceof Step.Says(String text)) {
                var type = HEARD.matcher(text);
                if (type.matches()) heard = type.group(1);
            }
            var made = switch (step) {
                case Step.Makes(var type) -> Set.of(type);
                case Step.Calls(var next) ->
                    code.made(next, further -> further.folder().equals(method.folder()));
                default -> Set.<String>of();
            };
            for (var type : made)
                if (heard != null)
                    senders.computeIfAbsent(type, none -> new TreeSet<>())
                            .add("hears [%s](events.md#%s)".formatted(heard, heard.toLowerCase(java.util.Locale.ROOT)));
                else if (!method.file().endsWith("Subscriptions"))
                    senders.computeIfAbsent(type, none -> new TreeSet<>())
                            .add("[%s](%s)"
                                    .formatted(
                                            method.file(),
                                            source(service, load(method.folder() + "." + method.file()))));
        }
    }

    private static List<String> endpoints(Method method) {
        if (method.name().startsWith("lambda$") || method.name().startsWith("<")) return List.of();
        var type = load(method.owner());
        for (var one : type.getDeclaredMethods())
            if (one.getName().equals(method.name()) && descriptor(one).equals(method.descriptor())) {
                var mapping = AnnotatedElementUtils.findMergedAnnotation(one, RequestMapping.class);
                if (mapping == null) return List.of();
                var around = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
                var prefix = around == null || around.path().length == 0 ? "" : around.path()[0];
                return Arrays.stream(mapping.path())
                        .map(path -> mapping.method()[0] + " " + prefix + path)
                        .toList();
            }
        return List.of();
    }

    /** By endpoint: the codes that are its own, and not those of every deed. */
    private static Map<String, Set<String>> codes(Service service) {
        var all = new TreeMap<String, Set<String>>();
        var bodies = new TreeSet<String>();
        operations(service, (endpoint, operation) -> {
            all.put(endpoint, codes(operation));
            if (operation.has("requestBody")) bodies.add(endpoint);
        });
        var shared = all.entrySet().stream()
                .filter(entry -> bodies.contains(entry.getKey()))
                .map(entry -> (Set<String>) new TreeSet<>(entry.getValue()))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                })
                .orElse(Set.of());
        all.values().forEach(codes -> codes.removeAll(shared));
        return all;
    }

    private static void operations(Service service, BiConsumer<String, JsonNode> action) {
        var api = JsonMapper.shared().readTree(read(Path.of("../../docs/api/%s.json".formatted(service.name()))));
        for (var path : api.at("/paths").properties())
            for (var operation : path.getValue().properties())
                action.accept(
                        operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        operation.getValue());
    }

    private static Set<String> codes(JsonNode operation) {
        var codes = new TreeSet<String>();
        for (var answer : operation.path("responses"))
            for (var part : answer.at("/content/application~1problem+json/schema/allOf"))
                part.at("/properties/code/enum").forEach(code -> codes.add(code.asString()));
        return codes;
    }

    private static Map<String, Set<String>> tested(Service service) {
        var tested = new TreeMap<String, Set<String>>();
        var made = Pattern.compile("new (?:[A-Z]\\w*\\.)?([A-Z]\\w*)[(<]");
        try (var files = Files.walk(tests(service))) {
            for (var file : files.filter(one -> one.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                var name = file.getFileName().toString().replace(".java", "");
                var link = "[%s](../%s-service/app/src/test/java/%s)"
                        .formatted(
                                name,
                                service.name(),
                                tests(service).relativize(file).toString().replace('\\', '/'));
                var found = made.matcher(read(file));
                while (found.find())
                    tested.computeIfAbsent(found.group(1), none -> new TreeSet<>())
                            .add(link);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tested;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By stored event: the names under which the world may hear of it. */
    private static Map<String, Set<String>> announced(Service service) {
        var announced = new TreeMap<String, Set<String>>();
        for (var event : new Imagined().all(service.stored()))
            service.announcements()
                    .of(event, FACT)
                    .ifPresent(news -> announced
                            .computeIfAbsent(event.getClass().getName(), none -> new TreeSet<>())
                            .add(news.data().getClass().getSimpleName()));
        return announced;
    }
}
