package redress.dispute.config;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redress.dispute.domain.DisputeGrounds;
import redress.dispute.messaging.DisputeAnnouncements;
import redress.dispute.messaging.DisputeSubscriptions;
import redress.dispute.policy.DisputePolicy;
import redress.dispute.projection.DisputeBoard;
import redress.dispute.projection.SellerLedger;
import redress.platform.config.PolicyBeans;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.policy.PolicyApi;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.values.Grounds;
import redress.platform.values.Role;

/** What dispute-service brings to the platform: its vocabulary, its news, what it hears, its policy and its screens. */
@Configuration(proxyBeanMethods = false)
@Import({PolicyBeans.class, PolicyApi.class})
class DisputeBeans {

    @Bean
    EventNames eventNames() {
        return new DisputeJournal().events();
    }

    @Bean
    DisputeBoard disputeBoard() {
        return new DisputeBoard();
    }

    @Bean
    SellerLedger sellerLedger() {
        return new SellerLedger();
    }

    @Bean
    Announcements announcements() {
        return new DisputeAnnouncements();
    }

    @Bean
    Subscriptions subscriptions() {
        return DisputeSubscriptions.all();
    }

    @Bean
    Grounds grounds() {
        return DisputeGrounds.ALL;
    }

    /** Who may change the policy, and what it must be like (R60). */
    @Bean
    PolicyCharter policyCharter() {
        return new PolicyCharter(DisputePolicy.FORM, DisputePolicy.SHIPPED, Set.of(Role.SUPPORT));
    }

    /** @param profile the policy that new disputes follow (R61) */
    @Bean
    DisputePolicy disputePolicy(PolicyBook book, @Value("${redress.policy.profile:default}") String profile) {
        return new DisputePolicy(book, profile);
    }
}
