package redress.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;
import redress.platform.values.Ids;

/**
 * Which access tokens are believed: signed asymmetrically with a key of the issuer's published set (keys that a token
 * brings along or points to are never looked at), an access token (RFC 9068), from our issuer, for us, in its time by the
 * machine's own clock (the movable one jumps by weeks, tokens do not), and for a subject that can be a person ({@link Ids#isPerson}): others could not be
 * named in an order, and timers act as {@code rule_…}.
 */
public final class AccessTokens {

    public static final String AUDIENCE = "redress";
    public static final String TYPE = "at+jwt";
    public static final String ROLE = "role";

    /** How far the clocks of issuer and service may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private AccessTokens() {}

    /** @param keys where the issuer publishes its keys; fetched when first needed and when an unknown key id appears */
    public static JwtDecoder decoder(String issuer, String keys) {
        var calls = new SimpleClientHttpRequestFactory();
        calls.setConnectTimeout(PATIENCE);
        calls.setReadTimeout(PATIENCE);
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .restOperations(new RestTemplate(calls))
                .validateType(false)
                .jwsAlgorithms(algorithms -> {
                    algorithms.clear();
                    algorithms.addAll(
                            List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256));
                })
                .build();
        decoder.setJwtValidator(validator(issuer));
        return decoder;
    }

    static OAuth2TokenValidator<Jwt> validator(String issuer) {
        var inTime = new JwtTimestampValidator(SKEW);
        inTime.setClock(Clock.systemUTC());
        inTime.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator(TYPE, "application/" + TYPE),
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(AUDIENCE),
                inTime,
                AccessTokens::subject);
    }

    private static OAuth2TokenValidatorResult subject(Jwt token) {
        var subject = token.getSubject();
        return subject != null && Ids.isPerson(subject)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "The sub claim is no person's. " + Ids.PERSON_FORM, null));
    }
}
