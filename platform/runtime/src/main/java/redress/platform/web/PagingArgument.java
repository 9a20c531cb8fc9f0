package redress.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands {@link Paging} to controllers. */
final class PagingArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return Paging.of(one(request, "limit"), one(request, "cursor"));
    }

    private static @Nullable String one(NativeWebRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values == null) return null;
        if (values.length != 1)
            throw new BadRequest("parameter-repeated", "The parameter " + name + " appears more than once.");
        return values[0];
    }
}
