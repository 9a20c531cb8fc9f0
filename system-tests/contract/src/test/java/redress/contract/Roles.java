package redress.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.contract.Bytecode.Method;
import redress.contract.Bytecode.Step;
import redress.platform.values.Action;
import redress.platform.values.Role;

/** To which roles a command is open, as the code says that turns the others away, and as a summary tells it in words. */
final class Roles {

    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^)]*)\\)");
    private static final Map<String, Set<Role>> WORDS = Map.of(
            "buyer", Set.of(Role.BUYER),
            "seller", Set.of(Role.SELLER),
            "party", Set.of(Role.BUYER, Role.SELLER),
            "mediator", Set.of(Role.MEDIATOR),
            "support", Set.of(Role.SUPPORT),
            "finance", Set.of(Role.FINANCE),
            "auditor", Set.of(Role.AUDITOR),
            "feed", Set.of(Role.SYSTEM));

    private Roles() {}

    /**
     * Those of the {@link Action} that the command or its handler names; where there is none, those that are demanded on the
     * way. Empty where nobody is turned away for a role.
     */
    static Set<Role> of(Bytecode code, Method handler, Class<?> command) {
        var making = code.methods().stream()
                .filter(method -> method.owner().equals(command.getName())
                        && method.name().equals("<init>"))
                .toList();
        var told = Stream.concat(making.stream(), Stream.of(handler)).toList();
        var own = told.stream()
                .flatMap(method -> code.reachable(method, next -> next.owner().equals(method.owner())).stream())
                .toList();
        var everything = told.stream()
                .flatMap(method -> code.reachable(method, next -> next.folder().endsWith(".domain")).stream())
                .toList();
        for (var methods : List.of(told, own)) {
            var open = actions(code, methods);
            if (!open.isEmpty()) return open;
        }
        for (var methods : List.of(told, own, everything)) {
            var demanded = demanded(code, methods);
            if (!demanded.isEmpty()) return demanded;
        }
        return Set.of();
    }

    private static Set<Role> actions(Bytecode code, Collection<Method> methods) {
        var open = EnumSet.noneOf(Role.class);
        reads(code, methods).forEach(read -> {
            var type = load(read.type());
            if (!type.isEnum() || !Action.class.isAssignableFrom(type)) return;
            for (var constant : type.getEnumConstants())
                if (((Enum<?>) constant).name().equals(read.field()))
                    Arrays.stream(Role.values())
                            .filter(((Action) constant)::everOpenTo)
                            .forEach(open::add);
        });
        return open;
    }

    private static Set<Role> demanded(Bytecode code, Collection<Method> methods) {
        return reads(code, methods)
                .filter(read -> read.type().equals(Role.class.getName()))
                .map(read -> Role.valueOf(read.field()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private static Stream<Step.Reads> reads(Bytecode code, Collection<Method> methods) {
        return methods.stream()
                .flatMap(method -> code.steps(method).stream())
                .filter(Step.Reads.class::isInstance)
                .map(Step.Reads.class::cast);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, true, Roles.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** What stands in brackets, as in {@code Ship an order (seller)}. */
    static Set<Role> told(String summary) {
        var told = new TreeSet<Role>();
        var brackets = IN_BRACKETS.matcher(summary);
        while (brackets.find())
            for (var word : brackets.group(1).split("\\W+")) told.addAll(WORDS.getOrDefault(word, Set.of()));
        return told;
    }

    /** The summary without them. */
    static String withoutRoles(String summary) {
        return told(summary).isEmpty()
                ? summary
                : IN_BRACKETS.matcher(summary).replaceAll("").replaceAll(" +(,|$)", "$1");
    }
}
