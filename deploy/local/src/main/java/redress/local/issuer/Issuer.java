package redress.local.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import redress.platform.values.Ids;

/**
 * Hands out access tokens to the people of {@link Person} by client credentials. The services see an OAuth 2 issuer like
 * any other: metadata, published keys, signed tokens (RFC 9068) by the machine's own clock, which nobody moves.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@EnableWebSecurity
public class Issuer {

    /** What Spring Boot would configure in everybody who has the issuer's classes on the class path, and no service wants. */
    public static final List<String> AUTO_CONFIGURATION = List.of(
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet"
                    + ".OAuth2AuthorizationServerJwtAutoConfiguration");

    private static final String AUDIENCE = "redress";
    private static final Duration LIFETIME = Duration.ofHours(12);

    /** Starts an issuer at {@code http://127.0.0.1:port}; its key is kept in this folder. */
    public static ConfigurableApplicationContext start(int port, Path folder) {
        return start("127.0.0.1", port, "127.0.0.1", folder);
    }

    /**
     * Starts an issuer that others than this machine can reach.
     *
     * @param host what they call this machine; part of the name in every token
     * @param listensAt the address to listen at, {@code 0.0.0.0} for all
     */
    public static ConfigurableApplicationContext start(String host, int port, String listensAt, Path folder) {
        return new SpringApplicationBuilder(Issuer.class)
                .web(WebApplicationType.SERVLET)
                .registerShutdownHook(false)
                .properties(Map.of(
                        "spring.config.name",
                        "issuer",
                        "spring.main.banner-mode",
                        "off",
                        "server.address",
                        listensAt,
                        "server.port",
                        port,
                        "server.tomcat.threads.max",
                        16,
                        "redress.issuer.host",
                        host,
                        "redress.issuer.folder",
                        folder.toString()))
                .run();
    }

    @Bean
    SecurityFilterChain everything(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> {})
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable()) // no browser, no cookie
                .build();
    }

    @Bean
    AuthorizationServerSettings address(
            @Value("${redress.issuer.host}") String host, @Value("${server.port}") int port) {
        return AuthorizationServerSettings.builder()
                .issuer("http://" + host + ":" + port)
                .build();
    }

    @Bean
    JWKSet signingKey(@Value("${redress.issuer.folder}") Path folder) {
        return SigningKey.in(folder.resolve("signing-key.json"));
    }

    @Bean
    JWKSource<SecurityContext> keys(JWKSet signingKey) {
        return new ImmutableJWKSet<>(signingKey);
    }

    @Bean
    RegisteredClientRepository logins() {
        return new Logins(Stream.concat(Person.all().stream().map(Person::clientId), Stream.of(Person.ANYBODY))
                .collect(Collectors.toMap(clientId -> clientId, Issuer::login)));
    }

    @Bean
    PasswordEncoder secrets() {
        return new PublicSecret();
    }

    @Bean
    OAuth2AuthorizationService memory() {
        return new Unremembered();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> whoItIs(JWKSet signingKey) {
        var algorithm = Objects.requireNonNull(SignatureAlgorithm.from(
                signingKey.getKeys().getFirst().getAlgorithm().getName()));
        return token -> {
            var person = person(token);
            token.getJwsHeader().algorithm(algorithm).type("at+jwt");
            token.getClaims()
                    .subject(person.subject())
                    .audience(List.of(AUDIENCE))
                    .claim("client_id", token.getRegisteredClient().getClientId())
                    .claim("role", person.role().name());
        };
    }

    private static RegisteredClient login(String clientId) {
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(Person.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(LIFETIME).build())
                .build();
    }

    private static Person person(JwtEncodingContext token) {
        var clientId = token.getRegisteredClient().getClientId();
        if (!clientId.equals(Person.ANYBODY)) return Person.loggedInAs(clientId).orElseThrow();
        var asked = token.getAuthorizationGrant() instanceof OAuth2ClientCredentialsAuthenticationToken credentials
                ? credentials.getAdditionalParameters()
                : Map.<String, Object>of();
        return Person.named(asked.get("person"), asked.get("role"))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_REQUEST,
                        "Name a person and one of the roles, in capital letters. " + Ids.PERSON_FORM,
                        null)));
    }
}
