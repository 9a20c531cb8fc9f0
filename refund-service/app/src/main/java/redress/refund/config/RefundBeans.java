package redress.refund.config;

import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redress.platform.config.PolicyBeans;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.policy.PolicyApi;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.projection.Projection;
import redress.platform.security.SignedDoor;
import redress.platform.values.Grounds;
import redress.platform.values.Role;
import redress.refund.domain.MoneyGrounds;
import redress.refund.domain.RefundPolicies;
import redress.refund.messaging.RefundAnnouncements;
import redress.refund.messaging.RefundSubscriptions;
import redress.refund.policy.RefundPolicyBook;
import redress.refund.provider.ProviderNotices;
import redress.refund.saga.PaymentDesk;
import redress.refund.saga.SellerBookkeeping;

/** What refund-service brings to the platform. */
@Configuration(proxyBeanMethods = false)
@Import({PolicyBeans.class, PolicyApi.class})
class RefundBeans {

    private static final RefundJournal JOURNAL = new RefundJournal();

    /** How many refunds speak with the provider at once. */
    private static final int DESKS = 4;

    /** How many sellers' accounts are booked at once: the journal commits them together. */
    private static final int BOOKKEEPERS = 4;

    @Bean
    EventNames eventNames() {
        return JOURNAL.events();
    }

    @Bean
    Projection<?> refundTracker() {
        return JOURNAL.projections().getFirst();
    }

    @Bean
    Projection<?> refundDesk() {
        return JOURNAL.projections().get(1);
    }

    @Bean
    Projection<?> sellerEntries() {
        return JOURNAL.projections().get(2);
    }

    @Bean
    Projection<?> chargebackDesk() {
        return JOURNAL.projections().getLast();
    }

    /** The bookkeeping waits for each of its commands; threads of its own keep that from delaying anything else. */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService sellerBookkeepingWorkers() {
        return Executors.newScheduledThreadPool(BOOKKEEPERS, new AxonThreadFactory(SellerBookkeeping.GROUP));
    }

    /** What is about one seller comes in the journal's order, however many segments there are: accounts rely on it. */
    @Bean
    ConfigurerModule sellerBookkeepingInOrder(@Qualifier("sellerBookkeepingWorkers") ScheduledExecutorService workers) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerSequencingPolicy(SellerBookkeeping.GROUP, configuration -> SellerBookkeeping::sequence);
            processing.registerPooledStreamingEventProcessorConfiguration(
                    SellerBookkeeping.GROUP,
                    (configuration, builder) -> builder.workerExecutor(workers).initialSegmentCount(BOOKKEEPERS));
        });
    }

    @Bean
    Grounds grounds() {
        return MoneyGrounds.ALL;
    }

    /** Who may change the policy, and what it must be like (R60). */
    @Bean
    PolicyCharter policyCharter() {
        return new PolicyCharter(RefundPolicyBook.FORM, RefundPolicyBook.SHIPPED, Set.of(Role.FINANCE));
    }

    /** @param profile the policy that new refunds follow (R61) */
    @Bean
    RefundPolicies refundPolicies(PolicyBook book, @Value("${redress.policy.profile:default}") String profile) {
        return new RefundPolicyBook(book, profile);
    }

    @Bean
    Announcements announcements() {
        return new RefundAnnouncements();
    }

    @Bean
    Subscriptions subscriptions() {
        return RefundSubscriptions.all();
    }

    /** The payment provider has no token; it signs. */
    @Bean
    SignedDoor providerNoticesDoor() {
        return new SignedDoor(ProviderNotices.PATH);
    }

    /** The desk has threads of its own: where the provider does not answer, nothing else in the service waits for it. */
    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService paymentDeskWorkers() {
        return Executors.newScheduledThreadPool(DESKS, new AxonThreadFactory(PaymentDesk.GROUP));
    }

    /** While the provider is spoken to, no transaction is open and no connection is kept waiting. */
    @Bean
    ConfigurerModule paymentDeskOutsideTransactions(@Qualifier("paymentDeskWorkers") ScheduledExecutorService workers) {
        return configurer -> configurer.eventProcessing(processing -> {
            processing.registerTransactionManager(PaymentDesk.GROUP, configuration -> NoTransactionManager.instance());
            processing.registerPooledStreamingEventProcessorConfiguration(
                    PaymentDesk.GROUP,
                    (configuration, builder) -> builder.workerExecutor(workers).initialSegmentCount(DESKS));
        });
    }
}
