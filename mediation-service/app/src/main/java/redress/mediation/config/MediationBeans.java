package redress.mediation.config;

import java.util.Set;
import org.axonframework.modelling.command.Repository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import redress.mediation.domain.Claim;
import redress.mediation.domain.ClaimGrounds;
import redress.mediation.domain.Roster;
import redress.mediation.messaging.ClaimDesk;
import redress.mediation.messaging.MediationAnnouncements;
import redress.mediation.messaging.MediationSubscriptions;
import redress.mediation.messaging.RosterDesk;
import redress.mediation.policy.MediationPolicy;
import redress.mediation.projection.MediatorQueue;
import redress.platform.config.PolicyBeans;
import redress.platform.journal.EventNames;
import redress.platform.messages.Announcements;
import redress.platform.messages.Subscriptions;
import redress.platform.policy.PolicyApi;
import redress.platform.policy.PolicyBook;
import redress.platform.policy.PolicyCharter;
import redress.platform.values.Grounds;
import redress.platform.values.Role;

/** What mediation-service brings to the platform: its vocabulary, its news, what it hears, its policy and its one screen. */
@Configuration(proxyBeanMethods = false)
@Import({PolicyBeans.class, PolicyApi.class})
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

    @Bean
    Grounds grounds() {
        return ClaimGrounds.ALL;
    }

    /** Who may change the policy, and what it must be like (R60). */
    @Bean
    PolicyCharter policyCharter() {
        return new PolicyCharter(MediationPolicy.FORM, MediationPolicy.SHIPPED, Set.of(Role.MEDIATOR, Role.SUPPORT));
    }

    /** @param profile the policy that new claims follow (R61) */
    @Bean
    MediationPolicy mediationPolicy(PolicyBook book, @Value("${redress.policy.profile:default}") String profile) {
        return new MediationPolicy(book, profile);
    }
}
