package redress.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody takes up the whole service: of one caller, so many requests are worked on at once, and one more is asked to wait. */
final class FairShare extends OncePerRequestFilter {

    private final int most;
    private final ConcurrentMap<String, Integer> underway = new ConcurrentHashMap<>();

    FairShare(int most) {
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = request.getRemoteUser();
        if (caller == null) {
            chain.doFilter(request, response);
        } else if (underway.merge(caller, 1, Integer::sum) > most) {
            leave(caller);
            Problem.of(
                            429,
                            "too-many-at-once",
                            "So many of your requests are being worked on; send this again in a moment.")
                    .header("Retry-After", "1")
                    .write(request, response);
        } else {
            try {
                chain.doFilter(request, response);
            } finally {
                leave(caller);
            }
        }
    }

    private void leave(String caller) {
        underway.computeIfPresent(caller, FairShare::oneLess);
    }

    private static @Nullable Integer oneLess(String caller, int before) {
        return before == 1 ? null : before - 1;
    }
}
