package redress.dispute.config;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.dispute.messaging.DisputeAnnouncements;
import redress.dispute.messaging.DisputeSubscriptions;
import redress.dispute.policy.DisputePolicy;
import redress.dispute.projection.DisputeBoard;
import redress.dispute.projection.SellerLedger;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;

/** What dispute-service brings to the platform: its vocabulary, its news, what it hears, its policy and its screens. */
@Configuration(proxyBeanMethods = false)
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

    /** @param profile the policy that new disputes follow (R61) */
    @Bean
    DisputePolicy disputePolicy(@Value("${redress.policy.profile:default}") String profile) {
        return DisputePolicy.shipped(profile);
    }
}
