package redress.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** The first and last of a request: names its trace, in the log and in the answer, and lets no exception out unanswered. */
final class FrontDoor extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var trace = Trace.of(request);
        response.setHeader(Trace.HEADER, trace.traceparent());
        MDC.put("traceId", trace.id());
        try {
            chain.doFilter(request, response);
        } catch (ClientAbortException gone) {
            LoggerFactory.getLogger(FrontDoor.class).debug("The client went away: {}", gone.toString());
        } catch (ServletException wrapped) {
            var cause = wrapped.getCause();
            Problems.of(cause == null ? wrapped : cause, request).write(request, response);
        } catch (RuntimeException | IOException | Error escaped) {
            Problems.of(escaped, request).write(request, response);
        } finally {
            MDC.remove("traceId");
        }
    }
}
