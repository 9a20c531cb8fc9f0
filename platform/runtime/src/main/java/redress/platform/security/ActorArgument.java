package redress.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import redress.platform.values.Actor;
import redress.platform.values.Role;

/** Hands the {@link Actor} of the request to controllers. An auditor sees everything, and every look is logged (R82). */
public final class ActorArgument implements HandlerMethodArgumentResolver {

    private static final Logger ACCESS = LoggerFactory.getLogger("redress.access");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof Asker asker) {
            var actor = asker.actor();
            if (actor.is(Role.AUDITOR)) ACCESS.info("{} looks at {}", actor, what(request));
            return actor;
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody asks");
    }

    /** With what they look for, as it was sent: percent-encoded, so that it cannot pretend to be another line of the log. */
    private static String what(NativeWebRequest request) {
        var http = request.getNativeRequest(HttpServletRequest.class);
        var query = http == null ? null : http.getQueryString();
        return request.getDescription(false) + (query == null ? "" : "?" + query);
    }
}
