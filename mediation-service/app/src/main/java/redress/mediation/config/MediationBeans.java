package redress.mediation.config;

import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redress.mediation.domain.Claim;
import redress.mediation.domain.Roster;
import redress.mediation.messaging.ClaimDesk;
import redress.mediation.messaging.MediationAnnouncements;
import redress.mediation.messaging.MediationSubscriptions;
import redress.mediation.messaging.RosterDesk;
import redress.mediation.policy.MediationPolicy;
import redress.mediation.projection.MediatorQueue;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;

/** What mediation-service brings to the platform: its vocabulary, its news, what it hears, its policy and its one screen. */
@Configuration(proxyBeanMethods = false)
class MediationBeans {

    @Bean
    EventNames eventNames() {
        return new MediationJournal().events();
    }

    @Bean
    MediatorQueue mediatorQueue() {
        return new MediatorQueue();
    }

    @Bean
    Announcements announcements() {
        return new MediationAnnouncements();
    }

    @Bean
    Subscriptions subscriptions() {
        return MediationSubscriptions.all();
    }

    @Bean
    ClaimDesk claimDesk(Repository<Claim> claimRepository) {
        return new ClaimDesk(claimRepository);
    }

    @Bean
    RosterDesk rosterDesk(Repository<Roster> rosterRepository) {
        return new RosterDesk(rosterRepository);
    }

    /** @param profile the policy that new claims follow (R61) */
    @Bean
    MediationPolicy mediationPolicy(@Value("${redress.policy.profile:default}") String profile) {
        return MediationPolicy.shipped(profile);
    }
}
