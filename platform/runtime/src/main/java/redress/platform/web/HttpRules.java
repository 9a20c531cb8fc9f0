package redress.platform.web;

import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The rules every endpoint stands on, whether or not it has commands behind it. */
@Configuration(proxyBeanMethods = false)
@Import({Because.class, ProblemAdvice.class, ProblemPage.class, ApiDescription.class})
public class HttpRules {

    @Bean
    FilterRegistrationBean<FrontDoor> frontDoor() {
        var registration = new FilterRegistrationBean<>(new FrontDoor());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** After the security chain, which knows who asks. */
    @Bean
    FilterRegistrationBean<FairShare> fairShare(@Value("${redress.http.at-once-per-caller}") int most) {
        var registration = new FilterRegistrationBean<>(new FairShare(most));
        registration.setOrder(0);
        return registration;
    }

    /** After the security chain: a stranger's body is never read. */
    @Bean
    FilterRegistrationBean<BodyCheck> bodyCheck() {
        var registration = new FilterRegistrationBean<>(new BodyCheck());
        registration.setOrder(1);
        return registration;
    }

    @Bean
    @Order
    JsonFactoryBuilderCustomizer jsonLimits() {
        return StrictJson::limits;
    }

    @Bean
    @Order
    JsonMapperBuilderCustomizer jsonRules() {
        return StrictJson::rules;
    }

    @Bean
    WebMvcConfigurer pagingAsArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new PagingArgument());
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> tomcatManners() {
        return factory -> {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host)
                    host.setErrorReportValveClass(ProblemValve.class.getName());
            });
            factory.addConnectorCustomizers(connector -> {
                connector.setAllowTrace(false);
                if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http)
                    http.setContinueResponseTiming("onRead"); // so that 413 comes before the body, if the client asks
            });
        };
    }
}
