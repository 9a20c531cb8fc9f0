package redress.refund.service;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import redress.platform.embedded.ServiceDatabase;
import redress.platform.testkit.LocalIssuer;

/** Starts a service that a test may stop and start again on the same data; it has no neighbours. */
final class RunningService {

    private RunningService() {}

    static ConfigurableApplicationContext start(
            Class<?> application, ServiceDatabase database, LocalIssuer issuer, Clock clock) {
        return start(application, database, issuer, clock, context -> {}, List.of());
    }

    /**
     * @param more what else the context gets before it starts
     * @param settings Spring properties on top
     */
    static ConfigurableApplicationContext start(
            Class<?> application,
            ServiceDatabase database,
            LocalIssuer issuer,
            Clock clock,
            Consumer<GenericApplicationContext> more,
            List<String> settings) {
        return new SpringApplicationBuilder(application)
                .registerShutdownHook(false)
                .initializers(context -> {
                    var fresh = (GenericApplicationContext) context;
                    fresh.registerBean("clock", Clock.class, () -> clock);
                    more.accept(fresh);
                })
                .run(Stream.concat(
                                settings.stream(),
                                Stream.of(
                                        "spring.config.name=refund-service",
                                        "server.port=0",
                                        "spring.datasource.url=" + database.url(),
                                        "spring.datasource.username="
                                                + database.app().user(),
                                        "spring.datasource.password="
                                                + database.app().password(),
                                        "spring.flyway.user=" + database.owner().user(),
                                        "spring.flyway.password="
                                                + database.owner().password(),
                                        "spring.flyway.placeholders.appRole="
                                                + database.app().user(),
                                        "spring.flyway.placeholders.auditRole="
                                                + database.audit().user(),
                                        "redress.messages.enabled=false",
                                        "redress.security.issuer=" + issuer.address()))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }
}
