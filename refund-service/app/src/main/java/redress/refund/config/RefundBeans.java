package redress.refund.config;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.projection.Projection;
import redress.refund.domain.PaymentProvider;
import redress.refund.domain.RefundPolicies;
import redress.refund.messaging.RefundAnnouncements;
import redress.refund.messaging.RefundSubscriptions;
import redress.refund.policy.RefundPolicyBook;
import redress.refund.provider.SandboxProvider;
import redress.refund.saga.PaymentDesk;

/** What refund-service brings to the platform, and which payment provider it speaks to. */
@Configuration(proxyBeanMethods = false)
class RefundBeans {

    private static final RefundJournal JOURNAL = new RefundJournal();

    @Bean
    EventNames eventNames() {
        return JOURNAL.events();
    }

    @Bean
    Projection<?> refundTracker() {
        return JOURNAL.projections().getFirst();
    }

    /** @param profile the policy that new refunds follow (R61) */
    @Bean
    RefundPolicies refundPolicies(@Value("${redress.policy.profile:default}") String profile) {
        return RefundPolicyBook.shipped(profile);
    }

    @Bean
    Announcements announcements() {
        return new RefundAnnouncements();
    }

    @Bean
    Subscriptions subscriptions() {
        return RefundSubscriptions.all();
    }

    @Bean
    @ConditionalOnProperty(name = "redress.refund.provider", havingValue = "sandbox")
    PaymentProvider sandboxProvider(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${redress.refund.sandbox.made-after:24h}") Duration madeAfter) {
        return new SandboxProvider(jdbc, transactions, clock, madeAfter);
    }

    /** While the provider is spoken to, no transaction is open and no connection is kept waiting. */
    @Bean
    ConfigurerModule paymentDeskOutsideTransactions() {
        return configurer -> configurer.eventProcessing(processing -> processing.registerTransactionManager(
                PaymentDesk.GROUP, configuration -> NoTransactionManager.instance()));
    }
}
