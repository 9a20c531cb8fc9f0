package redress.platform.config;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import redress.platform.security.AccessTokens;
import redress.platform.security.ActorArgument;
import redress.platform.security.Gate;
import redress.platform.security.SignedDoor;

/**
 * Who gets in. {@code redress.security.issuer} names the issuer exactly as its tokens do;
 * {@code redress.security.jwk-set-uri} says where its keys are, if not at {@code issuer/oauth2/jwks}.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityBeans {

    @Bean
    @ConditionalOnMissingBean(JwtDecoder.class)
    JwtDecoder accessTokens(
            @Value("${redress.security.issuer}") String issuer,
            @Value("${redress.security.jwk-set-uri:${redress.security.issuer}/oauth2/jwks}") String keys) {
        return AccessTokens.decoder(issuer, keys);
    }

    @Bean
    SecurityFilterChain gate(HttpSecurity http, JwtDecoder tokens, ObjectProvider<SignedDoor> doors) {
        return Gate.chain(http, tokens, doors.orderedStream().toList());
    }

    /** A request is measured as a whole; measuring each of its dozen filters costs more than most of them do. */
    @Bean
    SecurityObservationSettings notEachFilter() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    RequestRejectedHandler rejectedRequests() {
        return Gate.rejected();
    }

    @Bean
    WebMvcConfigurer actorAsArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActorArgument());
            }
        };
    }
}
