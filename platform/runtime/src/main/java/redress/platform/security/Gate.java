package redress.platform.security;

import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import redress.platform.web.Problem;

/**
 * Who gets in: health, metrics and the API's description are open, a {@link SignedDoor} is for whoever signs, everything else
 * needs a token with a role.
 */
public final class Gate {

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/actuator/prometheus",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/local/idle" // exists only where the clock can be moved
    };

    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    private Gate() {}

    public static SecurityFilterChain chain(HttpSecurity http, JwtDecoder tokens, List<SignedDoor> doors) {
        var signed = doors.stream().map(SignedDoor::path).toArray(String[]::new);
        return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing rides on them
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, signed)
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(Asker.KNOWN_ROLE))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.decoder(tokens).jwtAuthenticationConverter(Asker::of))
                                .authenticationEntryPoint(notKnown())
                                .accessDeniedHandler(notAllowed()))
                .exceptionHandling(no -> no.authenticationEntryPoint(notKnown()).accessDeniedHandler(notAllowed()))
                .build();
    }

    /** 401, saying no more about the token than that it was not believed. */
    private static AuthenticationEntryPoint notKnown() {
        return (request, response, why) -> {
            if (why instanceof AuthenticationServiceException) throw why; // the issuer's keys cannot be had: 503
            boolean brought = why instanceof OAuth2AuthenticationException;
            Problem.of(401, "not-authenticated", "This needs a valid access token.")
                    .header(
                            "WWW-Authenticate",
                            brought
                                    ? "Bearer error=\"invalid_token\", error_description=\"The access token is not valid here\""
                                    : "Bearer")
                    .write(request, response);
        };
    }

    /** 403 for a token that names no role of ours. Which role may do what is decided by the domain. */
    private static AccessDeniedHandler notAllowed() {
        return (request, response, why) -> Problem.of(
                        403, "insufficient-scope", "The access token names no role that may use this service.")
                .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\"")
                .write(request, response);
    }

    /** Addresses with tricks in them are 400, methods that nobody serves 405. */
    public static RequestRejectedHandler rejected() {
        return (request, response, why) -> {
            var problem = METHODS.contains(request.getMethod())
                    ? Problem.of(400, "request-refused", "The request cannot be accepted as it is written.")
                    : Problem.of(405, "method-not-allowed", "This method is not possible here.")
                            .header("Allow", "GET, HEAD, OPTIONS, POST");
            problem.write(request, response);
        };
    }
}
