package redress.contract;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redress.contract.Bytecode.Method;
import redress.contract.Bytecode.Step;
import redress.contract.Spoken.Service;
import redress.platform.values.Refusal;

/** Every code that compiled code refuses with, and what it says with it. */
final class Codes {

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)+|unexpected");
    private static final Map<String, Integer> STATUS = Arrays.stream(Refusal.Kind.values())
            .collect(Collectors.toMap(kind -> kind.name().toLowerCase(Locale.ROOT), Refusal.Kind::status));

    /**
     * What is said with one code, and where in the code.
     *
     * @param refusals statuses with which a {@link Refusal} says it; others are of HTTP itself
     * @param rules that single places name instead of the service's ground for the code
     */
    record Told(
            TreeSet<Integer> statuses,
            TreeSet<Integer> refusals,
            TreeSet<String> sentences,
            TreeSet<String> sources,
            TreeSet<String> rules) {}

    private final TreeMap<String, Told> all = new TreeMap<>();

    static Codes ofThePlatform() {
        var codes = new Codes();
        for (var part : List.of("values", "runtime"))
            codes.collect(
                    Bytecode.below(Path.of("../../platform/%s/target/classes".formatted(part))), "platform/" + part);
        return codes;
    }

    static Codes of(Service service) {
        var codes = new Codes();
        codes.collect(compiled(service), service.name() + "-service/app");
        return codes;
    }

    static Bytecode compiled(Service service) {
        return Bytecode.below(Path.of("../../%s-service/app/target/classes".formatted(service.name())));
    }

    void addAll(Codes others) {
        others.all.forEach((code, told) -> {
            var own = told(code);
            own.statuses().addAll(told.statuses());
            own.refusals().addAll(told.refusals());
            own.sentences().addAll(told.sentences());
            own.sources().addAll(told.sources());
            own.rules().addAll(told.rules());
        });
    }

    Map<String, Told> byCode() {
        return all;
    }

    private Told told(String code) {
        return all.computeIfAbsent(
                code,
                none -> new Told(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
    }

    void collect(Bytecode code, String module) {
        for (var method : code.methods()) collect(code, method, module);
    }

    /**
     * A code is a word that goes into a call which makes a refusal or a problem: one of {@link Refusal}'s own, or a method that
     * hands it on to one. A call that takes it for something else ends the search.
     */
    void collect(Bytecode code, Method method, String module) {
        var steps = code.steps(method);
        for (int i = 0; i < steps.size(); i++)
            if (steps.get(i) instanceof Step.Says(String word)
                    && CODE.matcher(word).matches()) collect(code, steps, i, word, method, module);
    }

    private void collect(Bytecode code, List<Step> steps, int at, String word, Method method, String module) {
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
                    var made = made(code, called, number, 0);
                    if (made != null) {
                        var told = told(word);
                        told.statuses().add(made.status());
                        if (made.refusal()) told.refusals().add(made.status());
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
                        rule(code, steps, i).ifPresent(told.rules()::add);
                        return;
                    }
                    if (!called.owner().startsWith("java")) return;
                }
                default -> {}
            }
    }

    /** The rule that the place names itself: {@code .by("R82")}, at once or in a lambda that follows. */
    private static Optional<String> rule(Bytecode code, List<Step> steps, int made) {
        var rest = steps.subList(made + 1, Math.min(steps.size(), made + 3));
        var inner = !rest.isEmpty()
                        && rest.getFirst() instanceof Step.Calls(var next)
                        && next.name().startsWith("lambda$")
                ? code.steps(next)
                : rest;
        return inner.size() >= 2
                        && inner.get(inner.size() - 2) instanceof Step.Says(String rule)
                        && inner.getLast() instanceof Step.Calls(var by)
                        && by.owner().equals(Refusal.class.getName())
                        && by.name().equals("by")
                ? Optional.of(rule)
                : Optional.empty();
    }

    private static boolean takesText(Method called) {
        return called.descriptor()
                .substring(0, called.descriptor().indexOf(')'))
                .contains("Ljava/lang/String;");
    }

    private record Made(int status, boolean refusal) {}

    /** What {@code called} makes, where it makes a refusal or a problem of a code that it is given. */
    private static @Nullable Made made(Bytecode code, Method called, @Nullable Integer number, int depth) {
        if (called.owner().equals(Refusal.class.getName())) {
            var status = STATUS.get(called.name());
            return status == null ? null : new Made(status, true);
        }
        if (called.owner().endsWith(".BadRequest")) return new Made(400, false);
        if (called.owner().endsWith(".Problem")) return number == null ? null : new Made(number, false);
        if (depth > 2) return null;
        Integer own = number;
        for (var inner : code.steps(called))
            switch (inner) {
                case Step.Says(Integer some) when some >= 400 && some < 600 -> own = some;
                case Step.Says(String word)
                when CODE.matcher(word).matches() -> {
                    return null; // it has a code of its own
                }
                case Step.Calls(var next)
                when next.descriptor().startsWith("(") && !next.equals(called) -> {
                    var made = made(code, next, own, depth + 1);
                    if (made != null) return made;
                }
                default -> {}
            }
        return null;
    }
}
