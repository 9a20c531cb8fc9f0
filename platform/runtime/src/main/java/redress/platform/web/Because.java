package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import redress.platform.values.Grounds;
import redress.platform.values.Refusal;

/** Says of a refusal why (R81): the rule, the policy, the moment, and where the chain of events is that led to it. */
final class Because {

    private static final Pattern EXPLANATION = Pattern.compile("(/[^{]+/)\\{[^}]+}(/(?:.+/)?explanation)");

    /** Where cases of one kind are, {@code /disputes/…}, and what is behind the id where they are explained. */
    private record Explained(Pattern one, String suffix) {}

    private final Grounds grounds;
    private final Supplier<List<Explained>> explained;

    Because(
            ObjectProvider<Grounds> grounds,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.grounds = grounds.orderedStream().reduce(ApiGrounds.ALL, Grounds::and);
        this.explained = SingletonSupplier.of(() -> endpoints.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(endpoint -> endpoint.getPatternValues().stream())
                .map(EXPLANATION::matcher)
                .filter(Matcher::matches)
                .map(found -> new Explained(Pattern.compile(Pattern.quote(found.group(1)) + "[^/]+"), found.group(2)))
                .toList());
    }

    Problem of(Problem problem, HttpServletRequest request) {
        var refusal = problem.refusal();
        var ground = grounds.of(problem.code());
        if (refusal == null || ground == null || refusal.kind() == Refusal.Kind.UNKNOWN) return problem;
        var rule = refusal.rule() == null ? ground.rule() : refusal.rule();
        if (rule == null) return problem;
        var because = new LinkedHashMap<String, Object>();
        because.put("rule", rule);
        if (refusal.rule() == null && ground.policyValue() != null)
            because.put("policy", policy(ground.policyValue(), refusal));
        if (refusal.moment() != null) because.put("moment", refusal.moment().toString());
        if (refusal.kind() != Refusal.Kind.FORBIDDEN)
            explanation(request.getRequestURI()).ifPresent(link -> because.put("explanation", link));
        return problem.because(because);
    }

    private static Map<String, Object> policy(String value, Refusal refusal) {
        var policy = new LinkedHashMap<String, Object>();
        policy.put("value", value);
        if (refusal.policyVersion() != null) policy.put("version", refusal.policyVersion());
        return policy;
    }

    /** Of the case that a path begins with. */
    private Optional<String> explanation(String path) {
        for (var cases : explained.get()) {
            var one = cases.one().matcher(path);
            if (one.lookingAt()) return Optional.of(one.group() + cases.suffix());
        }
        return Optional.empty();
    }
}
