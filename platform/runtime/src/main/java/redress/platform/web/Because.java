package redress.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import redress.platform.values.Grounds;
import redress.platform.values.Refusal;

/** Says of a refusal why (R81): the rule, the policy, the moment, and where the chain of events is that led to it. */
final class Because {

    private static final Pattern EXPLANATION = Pattern.compile("(?<of>/[^{]+/)\\{[^}]+}(?<path>/(?:.+/)?explanation)");

    private final Grounds grounds;
    private final ObjectProvider<RequestMappingHandlerMapping> endpoints;

    Because(
            ObjectProvider<Grounds> grounds,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> endpoints) {
        this.grounds = grounds.orderedStream().reduce(ApiGrounds.ALL, Grounds::and);
        this.endpoints = endpoints;
    }

    Problem of(Problem problem, HttpServletRequest request) {
        var refusal = problem.refusal();
        var ground = grounds.of(problem.code());
        if (refusal == null || ground == null || refusal.kind() == Refusal.Kind.UNKNOWN) return problem;
        var rule = refusal.rule() == null ? ground.rule() : refusal.rule();
        if (rule == null) return problem;
        var because = new LinkedHashMap<String, Object>();
        because.put("rule", rule);
        if (ground.policyValue() != null) because.put("policy", policy(ground.policyValue(), refusal));
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
        return endpoints.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(endpoint -> endpoint.getPatternValues().stream())
                .flatMap(endpoint -> explanation(endpoint, path).stream())
                .findFirst();
    }

    private static Optional<String> explanation(String endpoint, String path) {
        var explains = EXPLANATION.matcher(endpoint);
        if (!explains.matches()) return Optional.empty();
        var concerned =
                Pattern.compile(Pattern.quote(explains.group("of")) + "[^/]+").matcher(path);
        return concerned.lookingAt() ? Optional.of(concerned.group() + explains.group("path")) : Optional.empty();
    }
}
