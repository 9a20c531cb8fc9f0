package redress.refund.config;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import redress.platform.values.Ids;
import redress.refund.provider.ProviderNotices;
import redress.refund.provider.SandboxPost;
import redress.refund.provider.SandboxProvider;

/** A provider that moves no money, with {@code redress.refund.provider=sandbox}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "redress.refund.provider", havingValue = "sandbox")
class SandboxBeans {

    @Bean
    SandboxProvider sandboxProvider(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${redress.refund.sandbox.made-after:24h}") Duration madeAfter) {
        return new SandboxProvider(jdbc, transactions, clock, madeAfter);
    }

    /** The sandbox speaks to the process it lives in, and to nobody else: each has a secret of its own, which nobody knows. */
    @Bean
    ProviderNotices sandboxNotices(Clock clock) {
        return new ProviderNotices("sandbox", "Sandbox-Signature", List.of(Ids.fresh("whs_")), clock);
    }

    @Bean
    SandboxPost sandboxPost(JdbcClient jdbc, Clock clock, ProviderNotices notices, Environment environment) {
        return new SandboxPost(
                jdbc,
                clock,
                notices,
                () -> URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                        + ProviderNotices.PATH));
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> sandboxTells(
            SandboxPost post, @Value("${redress.refund.sandbox.looks-every:250ms}") Duration every) {
        return ready -> post.start(every);
    }
}
